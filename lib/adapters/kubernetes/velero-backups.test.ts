import { describe, expect, test } from "vitest";
import { recordedTarget } from "./testing/recorded-target";
import { failure, json } from "./testing/scripted-server";
import { createBackups } from "./velero-backups";

/** A cluster that has these kinds, each with these objects. */
async function velero(kinds: Record<string, object[]>) {
  const { target, calls } = await recordedTarget((response, { url, method }) => {
    const [, plural = "", name] = /\/v\w+\/(?:namespaces\/velero\/)?(\w+)\/?(\w*)/.exec(url) ?? [];
    const items = kinds[plural];
    if (!items) return failure(response, 404, "the server could not find the requested resource");
    if (method === "POST") return json(response, {}, 201);
    return json(response, name === "" ? { items } : items[0]);
  });
  return { backups: createBackups(target), calls };
}

const named = (name: string) => ({ metadata: { namespace: "velero", name } });

describe("reading Velero", () => {
  test("tells its objects, both kinds of transfers in one list, by paged lists", async () => {
    const kinds = {
      backups: [named("b")],
      schedules: [named("s")],
      restores: [named("r")],
      backupstoragelocations: [named("l")],
      datauploads: [named("d")],
      podvolumebackups: [named("p")],
    };
    const { backups, calls } = await velero(kinds);
    const found = await backups.read();
    expect(found?.transfers.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "DataUpload d",
      "PodVolumeBackup p",
    ]);
    expect(
      [found?.backups, found?.schedules, found?.restores, found?.locations].map((all) => all?.length),
    ).toEqual([1, 1, 1, 1]);
    expect(calls.map(({ url }) => url)).toContain("/apis/velero.io/v2alpha1/datauploads?limit=500");
    expect(calls).toHaveLength(6);
  });

  test("is nothing where it is not installed, and asks no further", async () => {
    const { backups, calls } = await velero({});
    expect(await backups.read()).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  test("does without the kinds that an older one has not", async () => {
    const { backups } = await velero({ backups: [named("b")] });
    expect(await backups.read()).toMatchObject({ backups: [{ name: "b" }], transfers: [], schedules: [] });
  });

  test("that is forbidden names what", async () => {
    const { target } = await recordedTarget((response) => failure(response, 403, "no"));
    const refused = { code: "forbidden", verb: "list", object: "backups of Velero" };
    await expect(createBackups(target).read()).rejects.toMatchObject({ failure: refused });
  });
});

describe("starting a backup", () => {
  test("by hand says what it takes", async () => {
    const { backups, calls } = await velero({ backups: [] });
    const content = { namespaces: ["shop"], location: "default", keepHours: 48 };
    await backups.start({ namespace: "velero", name: "manual-1", content });
    expect(calls).toMatchObject([
      {
        method: "POST",
        url: "/apis/velero.io/v1/namespaces/velero/backups?fieldManager=drydock",
        body: {
          metadata: { namespace: "velero", name: "manual-1" },
          spec: { includedNamespaces: ["shop"], storageLocation: "default", ttl: "48h0m0s" },
        },
      },
    ]);
  });

  test("of everything takes all namespaces", async () => {
    const { backups, calls } = await velero({ backups: [] });
    const content = { namespaces: [], location: "default", keepHours: 1 };
    await backups.start({ namespace: "velero", name: "manual-1", content });
    expect(calls[0]?.body).toMatchObject({ spec: { includedNamespaces: ["*"] } });
  });

  test("of a schedule takes its template as it is, and carries its name", async () => {
    const template = { includedNamespaces: ["*"], somethingNew: { a: 1 } };
    const schedule = { metadata: { labels: { team: "x" } }, spec: { template } };
    const { backups, calls } = await velero({ schedules: [schedule], backups: [] });
    await backups.start({ namespace: "velero", name: "nightly-1", content: { schedule: "nightly" } });
    expect(calls[0]?.url).toBe("/apis/velero.io/v1/namespaces/velero/schedules/nightly");
    expect(calls[1]?.body).toMatchObject({
      metadata: { labels: { team: "x", "velero.io/schedule-name": "nightly" } },
      spec: template,
    });
  });
});
