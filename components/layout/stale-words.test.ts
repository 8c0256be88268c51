import { describe, expect, it } from "vitest";
import type { Connection } from "@/lib/client/connection";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { staleReason, staleWords } from "./stale-words";

const connection: Connection = {
  state: "stale",
  since: new Date(2026, 10, 21, 12, 3, 7),
  lastSeen: new Date(2026, 10, 21, 12, 3, 5),
  silentMs: 84_000,
  offsetMs: 0,
};
const now = new Date(2026, 10, 21, 12, 4, 31);
const cluster = (state: string, why?: string, of?: string) =>
  ({ freshness: { state, why, of } }) as ClusterSummary;

it("names the API server's silence, its reason, and what was last seen", () => {
  expect(staleWords(connection, cluster("unreachable", "No answer in 10 s"), now)).toEqual({
    fact: "API server unreachable since 12:03:07",
    detail:
      "No answer in 10 s. Below is what was last seen at 12:03:05. The nodes keep running; a drain waits and goes on from the cluster's own state.",
  });
});

it("tells refused credentials from silence", () => {
  const words = staleWords(connection, cluster("refused", "401 Unauthorized."), now);
  expect(words.fact).toBe("The API server refuses the console's credentials since 12:03:07");
  expect(words.detail).toBe(
    "401 Unauthorized. Below is what was last seen at 12:03:05. Renew the credentials in the kubeconfig; the console reads it again by itself.",
  );
});

it("tells of a cluster that was added where its credential is replaced", () => {
  const added = { ...cluster("refused", "401 Unauthorized."), origin: "added" as const };
  expect(staleWords(connection, added, now).detail).toMatch(
    /^401 Unauthorized\. .* An Administrator rotates its credential on the page Clusters\.$/,
  );
});

it("tells one collection from the cluster", () => {
  expect(
    staleWords(connection, cluster("unreachable", "pods: no answer within 10 s", "pods"), now),
  ).toMatchObject({
    fact: "No news of pods since 12:03:07",
    detail: expect.stringMatching(/^pods: no answer within 10 s\. Below is what was last seen at 12:03:05\./),
  });
  expect(staleWords(connection, cluster("refused", "pods: pods is forbidden", "pods"), now)).toEqual({
    fact: "The console may not read pods since 12:03:07",
    detail:
      "pods: pods is forbidden. Below is what was last seen at 12:03:05. Give its account the rights to list and watch pods; it goes on by itself.",
  });
});

it("tells the console's own silence, and never invents a time", () => {
  const words = staleWords({ state: "offline", silentMs: 20_000, offsetMs: 0 }, undefined, now);
  expect(words.fact).toBe("The console gives no answer");
  expect(words.detail).toMatch(/^Nothing was seen of it yet\./);
});

describe("staleReason", () => {
  const since = new Date(2026, 10, 21, 12, 3, 7);
  const connection = (state: Connection["state"]): Connection => ({ state, since, silentMs: 0, offsetMs: 0 });

  it.each([
    ["connecting", undefined],
    ["live", undefined],
    ["late", undefined],
    ["stale", "Nothing can be changed: the API server has been unreachable since 12:03:07."],
    ["offline", "Nothing can be changed: the console gives no answer since 12:03:07."],
  ] as const)("%s: %s", (state, reason) => {
    expect(staleReason(connection(state))).toBe(reason);
  });
});
