import { describe, expect, it } from "vitest";
import { at, buildPod } from "@/lib/domain/testing/build";
import { backupCheck } from "./check";
import type { Backup, Transfer } from "./observed";

const backup: Backup = {
  namespace: "velero",
  name: "nightly-1",
  phase: "InProgress",
  scope: { included: ["shop"], excluded: [] },
  startedAt: at(-60),
  errors: 0,
  warnings: 0,
};
const upload: Transfer = {
  kind: "DataUpload",
  namespace: "velero",
  name: "nightly-1-x",
  phase: "InProgress",
  node: "a",
  what: "shop/data-db-0",
  startedAt: at(-30),
};
const leaving = [buildPod("p"), buildPod("q"), buildPod("r", { namespace: "data" })];
const check = (backups: Backup[], transfers: Transfer[]) =>
  backupCheck({ backups, transfers }, { name: "a" }, leaving);

describe("a plan warns of", () => {
  it("a volume that is read on the node, named, with phase and since when", () => {
    expect(check([], [upload])).toEqual({
      id: "backups",
      state: "warn",
      title: "A backup reads volumes here",
      detail: `Data upload velero/nightly-1-x reads shop/data-db-0 on this node: InProgress since ${at(-30)}. What leaves under it may be missing from it. Wait until it is done, or start it again.`,
    });
  });

  it("a pod volume backup that no time is known of", () => {
    const transfer: Transfer = { ...upload, kind: "PodVolumeBackup", phase: "", startedAt: undefined };
    expect(check([], [transfer]).detail).toMatch(
      /^Pod volume backup velero\/nightly-1-x .* on this node: New\./,
    );
  });

  it("a backup that takes namespaces of pods that leave, each once", () => {
    const { state, title, detail } = check([{ ...backup, scope: { included: [], excluded: [] } }], []);
    expect([state, title]).toEqual(["warn", "A backup is under way"]);
    expect(detail).toContain(
      `Backup velero/nightly-1 takes namespaces data and shop of pods that leave: InProgress since ${at(-60)}.`,
    );
  });

  it("both, the volumes first", () => {
    const { title, detail } = check([backup], [upload]);
    expect(title).toBe("A backup reads volumes here");
    expect(detail.indexOf("Data upload")).toBeLessThan(detail.indexOf("Backup velero/nightly-1"));
    expect(detail).toContain("takes namespace shop of pods");
  });
});

describe("a plan does not warn of", () => {
  it.each<[string, Backup[], Transfer[]]>([
    ["nothing", [], []],
    ["a volume of another node", [], [{ ...upload, node: "b" }]],
    ["a transfer that no node has taken", [], [{ ...upload, node: undefined }]],
    ["a transfer that is done", [], [{ ...upload, phase: "Completed" }]],
    ["a backup that is done", [{ ...backup, phase: "Completed" }], []],
    ["a backup of other namespaces", [{ ...backup, scope: { included: ["web"], excluded: [] } }], []],
  ])("%s", (_, backups, transfers) => {
    expect(check(backups, transfers)).toMatchObject({ id: "backups", state: "pass" });
  });
});

it("a plan says when it could not be read", () => {
  expect(backupCheck({ unknown: "Not allowed." }, { name: "a" }, leaving)).toEqual({
    id: "backups",
    state: "unknown",
    title: "Backups not known",
    detail: "Not allowed.",
  });
});
