import { describe, expect, it } from "vitest";
import type { BackupLocation, VeleroObjects } from "@/lib/domain/backups/observed";
import { buildIndex, NOW } from "@/lib/domain/testing/build";
import type { NewBackup } from "./backup-port";
import type { ClusterPort } from "./ports";
import { type StartBackupInput, startBackup } from "./start-backup";

const location = (over: Partial<BackupLocation> = {}): BackupLocation => ({
  namespace: "velero",
  name: "default",
  provider: "aws",
  where: "bucket",
  isDefault: true,
  readOnly: false,
  phase: "Available",
  ...over,
});
const scope = { included: ["*"], excluded: [] };
const nightly = {
  namespace: "velero",
  name: "nightly",
  cron: "0 2 * * *",
  paused: false,
  phase: "Enabled",
  scope,
};
const velero = (over: Partial<VeleroObjects> = {}): VeleroObjects => ({
  locations: [location()],
  schedules: [{ ...nightly, location: "default" }],
  backups: [],
  restores: [],
  transfers: [],
  ...over,
});

async function start(input: StartBackupInput, found: VeleroObjects | undefined = velero()) {
  const started: NewBackup[] = [];
  const backups: ClusterPort["backups"] = {
    read: async () => found,
    async start(backup) {
      started.push(backup);
      return backup;
    },
  };
  const ctx = {
    cluster: { backups } as ClusterPort, // no more of it is used
    index: () => buildIndex({ namespaces: [{ name: "shop", labels: {} }] }),
    clock: { now: () => NOW },
  };
  await startBackup({ ctx, input });
  return started;
}

const byHand = { namespaces: ["shop"], keepHours: 48 };

describe("a backup is started", () => {
  it("from a schedule, whose template is Velero's to read", async () => {
    expect(await start({ schedule: "nightly" })).toEqual([
      { namespace: "velero", name: "nightly-20261121120000", content: { schedule: "nightly" } },
    ]);
  });

  it("by hand, at the default location", async () => {
    expect(await start(byHand)).toEqual([
      {
        namespace: "velero",
        name: "manual-20261121120000",
        content: { namespaces: ["shop"], location: "default", keepHours: 48 },
      },
    ]);
  });

  it("at the location that somebody named", async () => {
    const found = velero({ locations: [location(), location({ name: "other", isDefault: false })] });
    const [started] = await start({ ...byHand, location: "other" }, found);
    expect(started?.content).toMatchObject({ location: "other" });
  });
});

describe("nothing is started", () => {
  it.each<[string, StartBackupInput, VeleroObjects | undefined, object]>([
    ["without a default location", byHand, velero({ locations: [] }), { code: "refused" }],
    ["at a location that is not there", { ...byHand, location: "x" }, velero(), { code: "refused" }],
    [
      "where only reading is allowed",
      byHand,
      velero({ locations: [location({ readOnly: true })] }),
      { code: "refused" },
    ],
    [
      "where Velero says it can't write",
      byHand,
      velero({ locations: [location({ phase: "Unavailable", message: "AccessDenied" })] }),
      { code: "refused", why: "Storage location default is Unavailable: AccessDenied" },
    ],
    [
      "of a schedule that is not there",
      { schedule: "x" },
      velero(),
      { code: "not-found", object: "schedule x" },
    ],
    [
      "of a namespace that is not there",
      { ...byHand, namespaces: ["shop", "sohp"] },
      velero(),
      { code: "bad-input", field: "namespaces" },
    ],
  ])("%s", async (_, input, found, failure) => {
    await expect(start(input, found)).rejects.toMatchObject({ failure });
  });

  it("without Velero", async () => {
    const ctx = {
      cluster: { backups: { read: async () => undefined } } as unknown as ClusterPort, // no more of it is used
      index: () => buildIndex(),
      clock: { now: () => NOW },
    };
    const failure = { code: "refused", why: "Velero is not installed in this cluster." };
    await expect(startBackup({ ctx, input: byHand })).rejects.toMatchObject({ failure });
  });
});
