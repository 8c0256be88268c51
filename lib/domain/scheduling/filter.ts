import { portsCollide } from "./host-ports";
import { nobodyMatches } from "./neighbours";
import type { Shape } from "./shape";
import { fewest } from "./spread";
import type { Stage } from "./stage";
import { countAt } from "./tally";

/** Why a node does not take a pod. In the words of the rules, see `why.ts` for those of people. */
export type Obstacle =
  | "taint"
  | "node-affinity"
  | "port"
  | "slots"
  | "cpu"
  | "memory"
  | "storage"
  | `extended ${string}`
  | "exclusive"
  | "attach-limit"
  | "volume-reach"
  | "no-label"
  | "spread"
  | "affinity"
  | "anti-affinity"
  | "refused";

/** What removing other pods from a node cannot change: preemption does not help. Source: UnschedulableAndUnresolvable. */
const LASTING = new Set<Obstacle>(["taint", "node-affinity", "volume-reach", "no-label", "affinity"]);

export function lasts(obstacle: Obstacle): boolean {
  return LASTING.has(obstacle);
}

/** Judges nodes for one pod, as things stand now. Make it anew when they have changed. */
export function createFilter(stage: Stage, shape: Shape): (place: number) => Obstacle | undefined {
  const { board, snapshot } = stage;
  const { spreads, neighbours, volumes, ports } = shape;
  const limits = spreads.hard.map((spread) => ({
    spread,
    domains: spread.eligible().domains,
    most: spread.constraint.maxSkew + fewest(spread) - spread.self,
  }));
  // The first of a series that wants its own kind may go anywhere.
  const { leavers } = neighbours;
  const first =
    neighbours.affinity.length > 0 && !leavers && neighbours.matchesItself && nobodyMatches(neighbours);
  const refusals = [...neighbours.refusals.values()];
  const occupied = volumes.exclusive.length > 0 && (volumes.exclusiveUse.counts[0] ?? 0) > 0;

  function spreadsAt(place: number): Obstacle | undefined {
    for (const { spread, domains, most } of limits) {
      const { tally } = spread;
      const domain = tally.topology.domainOf[place] ?? -1;
      if (domain < 0) return "no-label";
      const here = domains[domain] === 1 ? (tally.counts[domain] ?? 0) : 0;
      if (here > most) return "spread";
    }
    return undefined;
  }

  function neighboursAt(place: number): Obstacle | undefined {
    for (const [at, { topology, counts }] of neighbours.affinity.entries()) {
      const domain = topology.domainOf[place] ?? -1;
      const matching = (counts[domain] ?? 0) + (leavers?.[at]?.[domain] ?? 0);
      if (domain < 0 || (!first && matching <= 0)) return "affinity";
    }
    for (const tally of neighbours.antiAffinity) if (countAt(tally, place) > 0) return "anti-affinity";
    for (const tally of refusals) if (countAt(tally, place) > 0) return "refused";
    return undefined;
  }

  function overLimit(place: number): boolean {
    const name = snapshot.nodes[place]?.name ?? "";
    const used = board.volumes(place);
    const wanted = volumes.attached.filter(({ id }) => !used.has(id));
    return wanted.some(({ driver }) => {
      const limit = snapshot.volumes.limit(name, driver);
      if (limit === undefined) return false;
      const own = `${driver}/`;
      // As the scheduler does it, a volume that only an attachment holds here is counted twice.
      const strays = board.strays(place).filter((id) => !used.has(id));
      const there = [...used.keys(), ...strays].filter((id) => id.startsWith(own)).length;
      return there + wanted.filter((each) => each.driver === driver).length > limit;
    });
  }

  return (place) => {
    if (!shape.taintsAllow(place)) return "taint";
    if (!shape.affinityAllows(place)) return "node-affinity";
    if (ports.length > 0) {
      const taken = board.ports(place);
      if (taken.some((used) => ports.some((port) => portsCollide(port, used)))) return "port";
    }
    const lacking = lackingAt(stage, shape, place);
    if (lacking) return lacking;
    if (occupied) return "exclusive";
    if (volumes.attached.length > 0 && overLimit(place)) return "attach-limit";
    if (!shape.volumesAllow(place)) return "volume-reach";
    return spreadsAt(place) ?? neighboursAt(place);
  };
}

/** The resource that a node has too little of. Source: plugin NodeResourcesFit, fitsRequest. */
function lackingAt({ board, snapshot }: Stage, shape: Shape, place: number): Obstacle | undefined {
  const { offers } = snapshot;
  if ((board.pods[place] ?? 0) + 1 > (offers.pods[place] ?? 0)) return "slots";
  if (shape.asksNothing) return undefined;
  const { cpuMilli, memoryBytes, storageBytes = 0 } = shape.pod.requests;
  if (cpuMilli > 0 && cpuMilli > (offers.cpuMilli[place] ?? 0) - (board.cpuMilli[place] ?? 0)) return "cpu";
  if (memoryBytes > 0 && memoryBytes > (offers.memoryBytes[place] ?? 0) - (board.memoryBytes[place] ?? 0)) {
    return "memory";
  }
  if (storageBytes === 0 && shape.extended.length === 0) return undefined;
  const allocatable = snapshot.nodes[place]?.allocatable;
  const storageLeft = (allocatable?.storageBytes ?? 0) - (board.storageBytes[place] ?? 0);
  if (storageBytes > 0 && storageBytes > storageLeft) return "storage";
  for (const [name, amount] of shape.extended) {
    if (amount > (allocatable?.extended?.[name] ?? 0) - board.extended(place, name))
      return `extended ${name}`;
  }
  return undefined;
}
