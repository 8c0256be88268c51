import { expect, it } from "vitest";
import { buildIndex, buildPod, ownerNamed } from "@/lib/domain/testing/build";
import { podsOfWorkload } from "./pods-of";

const set = (name: string) => ({
  uid: `uid-${name}`,
  namespace: "shop",
  name,
  kind: "ReplicaSet",
  replicas: 2,
  controller: ownerNamed("web", "Deployment"),
});
const of = (name: string, controller: string, over = {}) =>
  buildPod(name, { controller: ownerNamed(controller), ...over });

it("are those of all of its ReplicaSets, without what ends or has ended", () => {
  const pods = [
    of("old", "web-1"),
    of("new", "web-2", { nodeName: "b" }),
    of("ending", "web-1", { deletionAt: "2026-11-21T12:00:30Z" }),
    of("failed", "web-2", { phase: "Failed" }),
    of("other", "api-1"),
    buildPod("web", { controller: undefined }),
  ];
  const index = buildIndex({ pods, replicas: [set("web-1"), set("web-2")] });
  const found = (kind: string, name: string, namespace = "shop") =>
    podsOfWorkload(index, { namespace, kind, name }).map((pod) => pod.name);
  expect(found("Deployment", "web")).toEqual(["old", "new"]);
  expect(found("ReplicaSet", "api-1")).toEqual(["other"]);
  expect(found("Deployment", "web", "elsewhere")).toEqual([]);
});

it.each<[kind: string, name: string, found: string[]]>([
  ["StatefulSet", "db", ["db-0", "db-1"]],
  ["DaemonSet", "db", ["db-agent"]],
  ["StatefulSet", "d", []],
  ["Pod", "lonely", []],
])("%s %s has %j: its kind tells it from others of its name", (kind, name, found) => {
  const pods = [
    of("db-0", "", { controller: ownerNamed("db", "StatefulSet") }),
    of("db-1", "", { controller: ownerNamed("db", "StatefulSet"), phase: "Pending", nodeName: undefined }),
    of("db-agent", "", { controller: { ...ownerNamed("db", "DaemonSet"), uid: "uid-db-agent" } }),
    buildPod("lonely", { controller: undefined }),
  ];
  const workload = { namespace: "shop", kind, name };
  expect(podsOfWorkload(buildIndex({ pods }), workload).map((pod) => pod.name)).toEqual(found);
});
