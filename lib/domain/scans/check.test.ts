import { describe, expect, it } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import { at, buildIndex, buildPod, NOW, ownerNamed } from "@/lib/domain/testing/build";
import { type ScanActivity, scanCheck } from "./check";
import type { ScanJob } from "./observed";

const index = (...pods: Partial<ObservedPod>[]) =>
  buildIndex({
    pods: [buildPod("web"), ...pods.map((over, n) => buildPod(`scan-${n}`, { namespace: "x", ...over }))],
  });
const check = (activity: ScanActivity, ...pods: Partial<ObservedPod>[]) =>
  scanCheck(index(...pods), activity, NOW);

const job = (over: Partial<ScanJob> = {}): ScanJob => ({
  run: "1",
  kind: "kube-bench",
  name: "kube-bench-1-0",
  node: "w",
  by: "mira",
  state: "running",
  startedAt: at(-130),
  ...over,
});
const ours = { labels: { "drydock.dev/scan": "1" } };
const theirs = { labels: { app: "kube-bench" } };

describe("of what was started here the plan tells the run, its age and how far it is", () => {
  it.each<[string, ScanJob[], string]>([
    [
      "by node",
      [job({ state: "done" }), job(), job()],
      "kube-bench 1 of mira has run for 2 min 10 s, 1 of 3 nodes done. A node",
    ],
    [
      "of the whole cluster",
      [job({ kind: "sonobuoy", node: undefined })],
      "sonobuoy 1 of mira has run for 2 min 10 s, its end is not known. A node",
    ],
  ])("%s", (_, jobs, words) => {
    const found = check(jobs, ours);
    expect(found).toMatchObject({ state: "warn", title: "A scan runs" });
    expect(found.detail.startsWith(words), found.detail).toBe(true);
  });

  it("and not what has ended, though a pod of it is still seen", () => {
    expect(check([job({ state: "done" }), job({ state: "failed" })], ours)).toMatchObject({
      state: "pass",
      title: "No scan runs",
    });
  });

  it("beside what others started", () => {
    const found = check([job()], ours, theirs);
    expect(found).toMatchObject({ state: "warn", title: "Scans run" });
    expect(found.detail).toMatch(/0 of 1 node done\. x\/scan-1\. A node/);
  });
});

describe("of what others started it names the pods, on whatever node", () => {
  it.each<[string, Partial<ObservedPod>]>([
    ["of kube-bench", theirs],
    ["of a Job of kube-bench", { controller: ownerNamed("kube-bench-master", "Job") }],
    ["of Sonobuoy", { labels: { "sonobuoy-component": "aggregator" }, controller: undefined }],
    ["that waits for its node", { ...theirs, phase: "Pending", nodeName: undefined }],
    ["of another console's run", { labels: { "drydock.dev/scan": "9" } }],
  ])("%s", (_, over) => {
    expect(check([], over)).toMatchObject({
      id: "scans",
      state: "warn",
      title: "A scan runs",
      detail: expect.stringMatching(/^x\/scan-0\. A node/),
    });
  });

  it.each<[string, Partial<ObservedPod>]>([
    ["that is done", { ...theirs, phase: "Succeeded" }],
    ["that failed", { ...theirs, phase: "Failed" }],
    ["that is on its way out", { ...theirs, deletionAt: at(5) }],
    ["that is none", { controller: ownerNamed("kube-bench-web", "ReplicaSet") }],
  ])("but none %s", (_, over) => expect(check([], over).state).toBe("pass"));
});

describe("where the Jobs can't be read", () => {
  const unknown = { unknown: "Not allowed: list jobs." };
  it("pods of scans still warn", () => {
    expect(check(unknown, ours)).toMatchObject({ state: "warn", title: "A scan runs" });
  });
  it("it is not known, and says why", () => {
    expect(check(unknown)).toMatchObject({ state: "unknown", detail: "Not allowed: list jobs." });
  });
});
