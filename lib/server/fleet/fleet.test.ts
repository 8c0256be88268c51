import { expect, onTestFinished, test } from "vitest";
import type { ClusterContext, OwnContext } from "@/lib/adapters/kubernetes";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import type { ClusterRecord } from "@/lib/operations/store-ports/clusters";
import type { Runtime } from "@/lib/server/runtime";
import { memoryClusters } from "@/lib/server/testing/memory-clusters";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { sealCredential } from "./added-context";
import { createFleet } from "./fleet";

const KEY = Buffer.alloc(32, 7).toString("base64");
const sealer = createSealer(openKeyring({ DRYDOCK_DATA: "unused", DRYDOCK_KEY: KEY }));
const other = createSealer(
  openKeyring({
    DRYDOCK_DATA: "unused",
    DRYDOCK_KEY: Buffer.alloc(32, 8).toString("base64"),
  }),
);

function credential(token: string): ClusterCredential {
  return { server: "https://east.example:6443/", login: { kind: "token", token } };
}

function record(id: string, token = "t", with_ = sealer): ClusterRecord {
  const sealed = sealCredential(with_, id, credential(token));
  const added = {
    server: "https://east.example:6443/",
    sealed,
    by: "Mira",
    at: new Date(0),
    rotatedAt: undefined,
  };
  return { id, name: id, tags: [], impersonation: USUAL_IMPERSONATION, added };
}

const own: OwnContext = {
  id: "harbor",
  name: "harbor",
  origin: "file",
  source: "config",
  load: () => {
    throw new Error("nobody connects here");
  },
  flatten: () => ({ why: "a test" }),
};

function fleetOf(store: ReturnType<typeof memoryClusters>) {
  const launched = new Map<string, { context: ClusterContext; stopped: number; renewed: number }>();
  const told: string[] = [];
  const fleet = createFleet({
    own: [own],
    store,
    sealer,
    networks: [],
    launch(context) {
      const one = { context, stopped: 0, renewed: 0 };
      launched.set(context.id, one);
      const { port } = memoryPort(context.id);
      const renew = () => {
        one.renewed += 1;
      };
      const stop = async () => {
        one.stopped += 1;
      };
      return { port: { ...port, renew }, stop } as unknown as Runtime; // a fleet asks no more
    },
    onChange: (id) => told.push(id),
  });
  onTestFinished(fleet.stop);
  const of = (id: string) => {
    const found = launched.get(id);
    if (!found) throw new Error(`${id} was not launched`);
    return found;
  };
  return { fleet, of, told };
}

function tokenOf(context: ClusterContext): string {
  const login = context.origin === "added" ? context.credential().login : undefined;
  return login?.kind === "token" ? login.token : "";
}

test("starts what the store has, beside the operator's clusters, which need no store", async () => {
  const { fleet, of } = fleetOf(memoryClusters([record("east")]));
  expect([...fleet.clusters.keys()]).toEqual(["harbor"]);
  await fleet.sync();
  expect([...fleet.clusters.keys()]).toEqual(["harbor", "east"]);
  expect(tokenOf(of("east").context)).toBe("t");
  expect(fleet.about("east")).toMatchObject({ origin: "added", added: { by: "Mira" } });
  expect(fleet.about("harbor")).toMatchObject({ origin: "file", tags: [] });
});

test("what another replica added, renamed or removed is seen at the next look", async () => {
  const store = memoryClusters();
  const { fleet, of, told } = fleetOf(store);
  await fleet.sync();
  const { added, ...said } = record("east");
  await store.add({ ...said, added: added && { ...added, seal: () => added.sealed } });
  await fleet.sync();
  await store.change("east", { name: "East", tags: ["oslo"] });
  await fleet.sync();
  expect(of("east").context.name).toBe("East");
  expect(of("east").renewed).toBe(0);
  expect(fleet.about("east").tags).toEqual(["oslo"]);
  await store.remove("east");
  await fleet.sync();
  expect(of("east").stopped).toBe(1);
  expect([...fleet.clusters.keys()]).toEqual(["harbor"]);
  expect(told).toEqual(["east", "east", "east", "east"]);
});

test("a rotated credential is used by the runtime that runs", async () => {
  const store = memoryClusters([record("east", "old")]);
  const { fleet, of } = fleetOf(store);
  await fleet.sync();
  const first = of("east");
  const sealed = sealCredential(sealer, "east", credential("new"));
  await store.change("east", { credential: { server: "https://east.example:6443/", seal: () => sealed } });
  await fleet.sync();
  await fleet.sync();
  expect(of("east")).toBe(first);
  expect([first.renewed, first.stopped]).toEqual([1, 0]);
  expect(tokenOf(first.context)).toBe("new");
});

test("a cluster whose key is missing is there all the same, says so, and keeps its record", async () => {
  const store = memoryClusters([record("lost", "t", other), record("east")]);
  const { fleet, of } = fleetOf(store);
  await fleet.sync();
  expect([...fleet.clusters.keys()]).toEqual(["harbor", "lost", "east"]);
  expect(() => tokenOf(of("lost").context)).toThrow(other.keyId());
  expect(tokenOf(of("east").context)).toBe("t");
  expect(await store.list()).toHaveLength(2);
});

test("people name a cluster of the operator, which stays when the name goes", async () => {
  const { added: _, ...said } = record("harbor");
  const store = memoryClusters([{ ...said, name: "The harbour" }]);
  const { fleet, of } = fleetOf(store);
  await fleet.sync();
  expect(of("harbor").context.name).toBe("The harbour");
  await store.remove("harbor");
  await fleet.sync();
  expect(of("harbor").context.name).toBe("harbor");
  expect(of("harbor").stopped).toBe(0);
});
