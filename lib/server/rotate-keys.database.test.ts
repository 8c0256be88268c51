import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createChannelStore, createClusterStore, whileNobodySeals } from "@/lib/adapters/postgres";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { onDatabase } from "@/lib/adapters/postgres/testing/server-queries";
import { createSealer, type Keyring, openKeyring } from "@/lib/adapters/secrets";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { Seal } from "@/lib/operations/store-ports/sealer";
import { sealedFor } from "./fleet/added-context";
import { ofChannel } from "./notifications/address";
import { rotateKeys } from "./rotate-keys";

const { database, url } = await freshDatabase();
const clusters = createClusterStore(database);
const channels = createChannelStore(database);
const CHANNEL = "00000000-0000-4000-8000-000000000001";

beforeEach(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await clusters.remove("east");
  await channels.remove(CHANNEL);
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "drydock-rotate-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** The ways in which a console writes a secret, and how what was kept is read. */
const WAYS = {
  cluster: {
    of: sealedFor("east"),
    table: "clusters",
    write: (seal: Seal) =>
      clusters.add({
        ...{ id: "east", name: "east", tags: [], impersonation: USUAL_IMPERSONATION },
        added: { server: "https://x/", seal, by: "Mira", at: new Date() },
      }),
    kept: async () => (await clusters.list())[0]?.added?.sealed,
  },
  channel: {
    of: ofChannel(CHANNEL),
    table: "channels",
    write: (seal: Seal) =>
      channels.add({
        id: CHANNEL,
        kind: "slack",
        name: "ops",
        target: "x",
        events: [],
        createdBy: "Mira",
        seal,
      }),
    kept: async () => (await channels.channel(CHANNEL))?.sealed,
  },
};
type Way = (typeof WAYS)[keyof typeof WAYS];

/** How many wait for a lock of a kind. */
const waiting = (kind: "advisory" | "relation") =>
  onDatabase(url, async (client) => {
    const of =
      "select 1 from pg_locks where not granted and locktype = $1 and database = (select oid from pg_database where datname = current_database())";
    return (await client.query(of, [kind])).rowCount;
  });
const someoneWaitsFor = (kind: Parameters<typeof waiting>[0]) =>
  vi.waitFor(async () => expect(await waiting(kind)).toBe(1), { timeout: 8_000, interval: 10 });

/** Opens with what a console that starts anew reads from the key file. */
async function opened(way: Way, data: string): Promise<string> {
  const sealed = await way.kept();
  return sealed ? createSealer(openKeyring({ DRYDOCK_DATA: data })).open(sealed, way.of) : "nothing was kept";
}

const replaced = (keyring: Keyring) => {
  const { id } = keyring.add();
  keyring.keep(new Set());
  return id;
};

test.each(Object.entries(WAYS))(
  "the secret of a %s that was sealed before a rotation, and is not written yet, is waited for and sealed anew",
  async (_, way) => {
    const data = folder();
    const keyring = openKeyring({ DRYDOCK_DATA: data });
    const sealer = createSealer(keyring);
    const old = keyring.current().id;
    let rotating: Promise<string[]> | undefined;
    let writing: Promise<unknown> | undefined;
    await onDatabase(url, async (client) => {
      await client.query("begin");
      // Others may read it and not write: what is sealed stays on its way.
      await client.query(`lock table ${way.table} in exclusive mode`);
      writing = way.write(() => sealer.seal("s3cret", way.of));
      await someoneWaitsFor("relation");
      rotating = rotateKeys({ NODE_ENV: "test", DATABASE_URL: url, DRYDOCK_DATA: data });
      await someoneWaitsFor("advisory");
      await client.query("commit");
    });
    await writing;
    expect((await rotating)?.at(-1)).toMatch(/^1 secret sealed anew/);
    expect(await opened(way, data)).toBe("s3cret");
    expect(
      openKeyring({ DRYDOCK_DATA: data })
        .all()
        .map(({ id }) => id),
    ).not.toContain(old);
  },
);

test.each(Object.entries(WAYS))(
  "the secret of a %s that comes while keys are taken away is sealed with the new one afterwards",
  async (_, way) => {
    const data = folder();
    const sealer = createSealer(openKeyring({ DRYDOCK_DATA: data }));
    sealer.keyId();
    let writing: Promise<unknown> | undefined;
    const fresh = await whileNobodySeals(database, async () => {
      writing = way.write(() => sealer.seal("s3cret", way.of));
      await someoneWaitsFor("advisory");
      return replaced(openKeyring({ DRYDOCK_DATA: data }));
    });
    await writing;
    expect((await way.kept())?.keyId).toBe(fresh);
    expect(await opened(way, data)).toBe("s3cret");
  },
);

test("consoles that seal at the same time do not wait for each other", async () => {
  const data = folder();
  const sealer = createSealer(openKeyring({ DRYDOCK_DATA: data }));
  const { cluster, channel } = WAYS;
  await onDatabase(url, async (client) => {
    await client.query("begin");
    await client.query("lock table clusters in exclusive mode");
    const writing = cluster.write(() => sealer.seal("a", cluster.of));
    await someoneWaitsFor("relation");
    await channel.write(() => sealer.seal("b", channel.of));
    expect(await opened(channel, data)).toBe("b");
    await client.query("commit");
    await writing;
  });
  expect(await opened(cluster, data)).toBe("a");
});
