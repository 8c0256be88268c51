import { expect, it } from "vitest";
import type { Verb } from "./verb";
import { whoMay } from "./who-may";

it.each<[Verb, string]>([
  ["cluster.read", "Who has the role Cluster Viewer on the cluster, or a higher role: to read the cluster."],
  [
    "maintenance.start",
    "Who has the role Cluster Editor on the cluster, or a higher role: to turn on maintenance mode.",
  ],
  [
    "kubeconfig.admin",
    "Who has the role Cluster Admin on the cluster, or an Administrator: to download the admin kubeconfig.",
  ],
  ["audit.read", "Administrators: to read the audit log."],
  ["self", "Everybody who is signed in; it tells what their roles may read."],
  ["account.manage", "Everybody who is signed in by a browser; no token."],
])("%s", (verb, words) => {
  expect(whoMay(verb)).toBe(words);
});
