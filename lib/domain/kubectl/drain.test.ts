import { describe, expect, it } from "vitest";
import type { ConsentCause } from "@/lib/domain/intent";
import { type DrainedNode, type DrainOptions, drainWithKubectl } from "./drain";

const pod = (name: string) => ({ uid: `uid-${name}`, namespace: "shop", name });
const need = (name: string, cause: ConsentCause) => ({ ...pod(name), cause });
const agreed = (name: string, cause: ConsentCause) => ({ uid: `uid-${name}`, cause });
const node = (change: Partial<DrainedNode> = {}): DrainedNode => ({
  name: "w1",
  consents: [],
  needs: [],
  pods: [],
  ...change,
});
const lines = (options: DrainOptions, change: Partial<DrainedNode> = {}) =>
  drainWithKubectl([node(change)], options).lines;
const told = (options: DrainOptions, change: Partial<DrainedNode> = {}) =>
  drainWithKubectl([node(change)], options).differs.join(" ");

describe("flags", () => {
  it.each<[string, DrainOptions, Partial<DrainedNode>, string]>([
    ["none besides", {}, {}, "kubectl drain w1 --ignore-daemonsets"],
    ["a deadline", { deadlineSeconds: 1800 }, {}, "kubectl drain w1 --ignore-daemonsets --timeout=1800s"],
    ["a grace period", { graceSeconds: 30 }, {}, "kubectl drain w1 --ignore-daemonsets --grace-period=30"],
    [
      "a bare pod that was agreed to",
      {},
      { consents: [agreed("a", "bare")] },
      "kubectl drain w1 --ignore-daemonsets --force",
    ],
    [
      "data that may go",
      {},
      { consents: [agreed("a", "empty-dir")] },
      "kubectl drain w1 --ignore-daemonsets --delete-emptydir-data",
    ],
    [
      "all of them",
      { graceSeconds: 5, deadlineSeconds: 60 },
      { consents: [agreed("a", "bare"), agreed("b", "empty-dir")] },
      "kubectl drain w1 --ignore-daemonsets --delete-emptydir-data --force --grace-period=5 --timeout=60s",
    ],
    [
      "a pod that is let stay takes none",
      {},
      { consents: [agreed("a", "comes-back")] },
      "kubectl drain w1 --ignore-daemonsets",
    ],
    ["a name is a name", {}, { name: "w1 --all" }, "kubectl drain 'w1 --all' --ignore-daemonsets"],
  ])("%s", (_, options, change, line) => {
    expect(lines(options, change)).toEqual([line]);
  });

  it("never skip a budget", () => {
    const consents = [agreed("a", "delete"), agreed("b", "delete-at-deadline")];
    expect(lines({ deadlineSeconds: 60 }, { consents }).join(" ")).not.toContain("--disable-eviction");
  });
});

describe("Jobs that may finish", () => {
  it("are left out of a first drain, and go with a second", () => {
    expect(lines({ waitForJobsSeconds: 1800, graceSeconds: 9 })).toEqual([
      "kubectl drain w1 --ignore-daemonsets --grace-period=9 --pod-selector='!job-name'",
      "# when the Jobs have ended, or 30 min after the start",
      "kubectl drain w1 --ignore-daemonsets --grace-period=9",
    ]);
  });
});

describe("pods named for deletion", () => {
  const pods = [pod("db-0"), pod("db-1"), pod("web")];

  it("go at once before the drain, or at the deadline after it", () => {
    const consents = [agreed("db-0", "delete"), agreed("db-1", "delete-at-deadline")];
    expect(lines({ deadlineSeconds: 60, graceSeconds: 7 }, { pods, consents })).toEqual([
      "# past their budgets, at once",
      "kubectl delete pod db-0 --namespace=shop --grace-period=7 --wait=false",
      "kubectl drain w1 --ignore-daemonsets --grace-period=7 --timeout=60s",
      "# past their budgets, at the deadline, if still there",
      "kubectl delete pod db-1 --namespace=shop --grace-period=7 --wait=false",
    ]);
  });

  it("are left out when they are gone", () => {
    expect(lines({}, { consents: [agreed("db-0", "delete")] })).toEqual([
      "kubectl drain w1 --ignore-daemonsets",
    ]);
  });
});

describe("several nodes", () => {
  const plain = node({ name: "w1" });
  const other = node({ name: "w3" });
  const loses = node({ name: "w2", consents: [agreed("a", "empty-dir")] });

  it("share a command where their flags are the same", () => {
    expect(drainWithKubectl([plain, loses, other], {}).lines).toEqual([
      "kubectl drain w1 w3 --ignore-daemonsets",
      "kubectl drain w2 --ignore-daemonsets --delete-emptydir-data",
    ]);
  });

  it("go one after the other", () => {
    expect(drainWithKubectl([plain, other], {}).differs.join(" ")).toContain("one after the other");
    expect(told({})).not.toContain("one after the other");
  });
});

describe("what differs", () => {
  it.each<[string, DrainOptions, Partial<DrainedNode>, string]>([
    [
      "a bare pod that nobody agreed to",
      {},
      { needs: [need("netshoot", "bare")] },
      "It refuses without --force because of netshoot;",
    ],
    [
      "data that nobody gave up",
      {},
      { needs: [need("cache", "empty-dir")] },
      "It refuses without --delete-emptydir-data because of cache;",
    ],
    [
      "a bare pod that was agreed to",
      {},
      { consents: [agreed("a", "bare")] },
      "--force holds for every bare pod",
    ],
    [
      "data that may go",
      {},
      { consents: [agreed("a", "empty-dir")] },
      "--delete-emptydir-data holds for every pod of the node",
    ],
    [
      "a pod that comes back",
      {},
      { needs: [need("agent", "comes-back")] },
      "It evicts agent again and again",
    ],
    ["a deadline", { deadlineSeconds: 1800 }, {}, "with an error 30 min after it was started"],
    ["an order", { last: ["shop/Deployment/web"] }, {}, "it keeps none of 1 workload for last"],
    ["always", {}, {}, "not when volumes are detached"],
    ["always", {}, {}, "no annotation drydock.dev/maintenance"],
  ])("%s: %s", (_, options, change, sentence) => {
    expect(told(options, change)).toContain(sentence);
  });

  it("says nothing of what was not asked for", () => {
    expect(drainWithKubectl([node()], {}).differs).toHaveLength(2);
  });

  it("no longer misses what was agreed to", () => {
    const given = { needs: [need("a", "bare")], consents: [agreed("a", "bare")] };
    expect(told({}, given)).not.toContain("refuses");
  });
});
