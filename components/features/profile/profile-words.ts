import type { AddOnBody, ProfileBody, RolloutBody } from "@/lib/contracts/profile";
import { count, nameSome } from "@/lib/domain/words";

type Version = ProfileBody["layers"][number]["versions"][number];

/** "12 nodes", or their names where they are few and others differ. */
export function nodesWords({ nodes }: Pick<Version, "nodes">, alone: boolean): string {
  const all = count(nodes.length, "node");
  return alone || nodes.length > 3 ? all : `${all}: ${nameSome(nodes)}`;
}

/** What the version skew policy says, where it is worth a word. */
export function skewWords(skew: Version["skew"]): string | undefined {
  switch (skew) {
    case "too-old":
      return "Older than the API server supports (three minor versions).";
    case "too-new":
      return "Newer than the API server, which is not supported.";
    case "within":
    case undefined:
      return undefined;
  }
}

/** "10 of 12 updated"; without counts while those are of the template before. */
export function rolloutWords({ updated, desired, state }: RolloutBody): string {
  const done = `${updated} of ${desired} updated`;
  switch (state) {
    case "done":
      return done;
    case "unseen":
      return "Changed; its controller has not acted on it yet";
    case "under-way":
      return `${done}, rollout under way`;
    case "waits-for-deletion":
      return `${done}, waits until somebody deletes its pods (OnDelete)`;
  }
}

/** Where a rollout is behind, those in maintenance first; undefined where it is nowhere, or nobody knows. */
export function behindWords({ behind }: RolloutBody): string | undefined {
  const held = behind.filter(({ inMaintenance }) => inMaintenance).map(({ node }) => node);
  const others = behind.filter(({ inMaintenance }) => !inMaintenance).map(({ node }) => node);
  const parts = [
    ...(held.length > 0 ? [`Held back in maintenance: ${nameSome(held)}.`] : []),
    ...(others.length > 0 ? [`Still the older revision: ${nameSome(others)}.`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(" ");
}

/** How a release stands. */
export function releaseState(status: string): "healthy" | "initiated" | "failed" | "stale" {
  if (status === "deployed") return "healthy";
  if (status === "failed") return "failed";
  return status.startsWith("pending-") || status === "uninstalling" ? "initiated" : "stale";
}

/** "1.18.2" or, where chart and program are numbered apart, "2.50.1 (app 1.50.1)". */
export function versionWords({
  chartVersion,
  appVersion,
}: Pick<AddOnBody, "chartVersion" | "appVersion">): string {
  return appVersion === undefined || appVersion.replace(/^v/, "") === chartVersion.replace(/^v/, "")
    ? chartVersion
    : `${chartVersion} (app ${appVersion})`;
}
