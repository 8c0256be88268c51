import { expect, test } from "vitest";
import type { TrialBody } from "@/lib/contracts/manage-cluster";
import { alreadyWords, rightRows, trialWords } from "./trial-rows";

type Right = TrialBody["rights"][number];
const right = (verb: string, resource: string, more: Partial<Right> = {}): Right => ({
  verb,
  group: "",
  resource,
  what: "For it",
  allowed: true,
  ...more,
});

test("verbs of one answer share a row, and what is missing comes first", () => {
  const rights = [
    right("get", "nodes"),
    right("list", "nodes"),
    right("patch", "nodes", { allowed: false }),
    right("list", "jobs", { group: "batch", allowed: false, without: "Less is shown." }),
    right("get", "leases", { namespace: "kube-system", name: "drydock", allowed: undefined }),
  ];
  expect(rightRows(rights).map((row) => [row.right, row.state, row.note])).toEqual([
    ["patch nodes", "missing", undefined],
    ["get leases drydock in kube-system", "unknown", undefined],
    ["list jobs.batch", "without", "Less is shown."],
    ["get, list nodes", "may", undefined],
  ]);
});

test.each([
  [true, "alice", "The cluster sees alice. It may 1 of 2 things. That is enough for maintenances."],
  [false, undefined, "The cluster does not tell who it is. It may 1 of 2 things. That is not enough"],
])("says what follows (%s, %s)", (enough, user, words) => {
  const rights = [
    right("get", "nodes"),
    right("list", "a", { allowed: false }),
    right("list", "b", { allowed: undefined }),
  ];
  expect(trialWords({ version: "v1.36.3", enough, user, rights, roles: "", already: [] })).toContain(words);
});

test("tells that the console has the cluster already, and under which names", () => {
  expect(alreadyWords({ already: [] })).toBeUndefined();
  expect(alreadyWords({ already: ["harbor"] })?.fact).toBe(
    "The console has this cluster already, as harbor.",
  );
});
