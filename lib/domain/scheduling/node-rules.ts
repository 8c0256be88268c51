import { portsCollide } from "./host-ports";
import type { Obstacle } from "./obstacle";
import type { Shape } from "./shape";
import type { Stage } from "./stage";

type Nodes = Pick<Stage, "board" | "snapshot">;

/** Why a node does not take a pod, by the rules that look at that node and its pods alone. */
export function obstacleAt(stage: Nodes, shape: Shape, place: number): Obstacle | undefined {
  const { ports, volumes } = shape;
  if (!shape.taintsAllow(place)) return "taint";
  if (!shape.affinityAllows(place)) return "node-affinity";
  if (ports.length > 0) {
    const taken = stage.board.ports(place);
    if (taken.some((used) => ports.some((port) => portsCollide(port, used)))) return "port";
  }
  const lacking = lackingAt(stage, shape, place);
  if (lacking) return lacking;
  if (volumes.attached.length > 0 && overLimit(stage, shape, place)) return "attach-limit";
  return shape.volumesAllow(place) ? undefined : "volume-reach";
}

/** Source: plugin NodeVolumeLimits. */
function overLimit({ board, snapshot }: Nodes, { volumes }: Shape, place: number): boolean {
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

/** The resource that a node has too little of. Source: plugin NodeResourcesFit, fitsRequest. */
function lackingAt({ board, snapshot }: Nodes, shape: Shape, place: number): Obstacle | undefined {
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
