import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { ClusterMaintenances, MaintenanceList } from "@/lib/contracts/maintained";
import { keys } from "./keys";
import { writeEvent } from "./write-event";

const of = (cluster: string, ...nodes: string[]): ClusterMaintenances => ({
  cluster,
  nodes: nodes.map((node) => ({ node }) as ClusterMaintenances["nodes"][number]),
});
const topic = "/maintenances";

/** What the list holds after these events, as clusters and their nodes. */
function listAfter(...events: Parameters<typeof writeEvent>[2][]) {
  const client = new QueryClient();
  for (const event of events) writeEvent(client, new Map(), event);
  const list = client.getQueryData<MaintenanceList>(keys.maintenances);
  return list?.items.map(({ cluster, nodes }) => [cluster, ...nodes.map(({ node }) => node)]);
}

describe("nodes in maintenance from the stream", () => {
  const whole = { type: "maintenances", topic, items: [of("a", "a-1"), of("b", "b-1", "b-2")] } as const;
  const delta = (...items: ClusterMaintenances[]) => ({ type: "maintenances-delta", topic, items }) as const;

  it.each([
    [
      "the whole",
      [],
      [
        ["a", "a-1"],
        ["b", "b-1", "b-2"],
      ],
    ],
    [
      "a cluster whose nodes are others",
      [delta(of("b", "b-2"))],
      [
        ["a", "a-1"],
        ["b", "b-2"],
      ],
    ],
    [
      "a cluster that is new",
      [delta(of("c", "c-1"))],
      [
        ["a", "a-1"],
        ["b", "b-1", "b-2"],
        ["c", "c-1"],
      ],
    ],
    ["a cluster that has none any more", [delta(of("a"))], [["b", "b-1", "b-2"]]],
  ])("are known after %s", (_, deltas, expected) => {
    const copy = { ...whole, items: [...whole.items] };
    expect(listAfter(copy, ...deltas)).toEqual(expected);
  });

  it("are not made of a delta alone", () => {
    expect(listAfter(delta(of("a", "a-1")))).toBeUndefined();
  });
});
