import { getOrMake } from "./get-or-make";
import { obstacleAt } from "./node-rules";
import type { Obstacle } from "./obstacle";
import type { Shape } from "./shape";
import type { Stage } from "./stage";

/** What the rules that look at one node alone say of each node for one shape; good until the next change. */
export interface LocalRules {
  at(place: number): Obstacle | undefined;
  /**
   * Places of the nodes that these rules leave open, in order, and what keeps the shape from each of the others; undefined
   * while not every node was asked for.
   */
  all(): { open: number[]; closed: Obstacle[] } | undefined;
}

interface Memory {
  /** By place: 1 where the answer is known. */
  known: Uint8Array;
  obstacles: Obstacle[];
  open: Set<number>;
  /** Nodes that were never asked for. */
  unasked: number;
  /** How many changes of the stage are in it. */
  changes: number;
}

/**
 * Keeps what the rules that look at one node alone said, until something changes on that node: of thousands of nodes few
 * change from one pod to the next. `touched` are the places of the nodes that changed, each time, in order.
 */
export function rememberLocal(
  stage: Pick<Stage, "board" | "snapshot">,
  touched: readonly number[],
): (shape: Shape) => LocalRules {
  const memories = new Map<Shape, Memory>();
  const size = stage.snapshot.nodes.length;

  function learn(memory: Memory, shape: Shape, place: number) {
    const obstacle = obstacleAt(stage, shape, place);
    memory.known[place] = 1;
    if (obstacle === undefined) {
      delete memory.obstacles[place];
      memory.open.add(place);
    } else {
      memory.obstacles[place] = obstacle;
      memory.open.delete(place);
    }
  }

  return (shape) => {
    const memory = getOrMake(memories, shape, () => ({
      known: new Uint8Array(size),
      obstacles: [],
      open: new Set<number>(),
      unasked: size,
      changes: touched.length,
    }));
    for (; memory.changes < touched.length; memory.changes++) {
      const place = touched[memory.changes] ?? 0;
      if (memory.known[place] === 1) learn(memory, shape, place);
    }
    return {
      at(place) {
        if (memory.known[place] === 0) {
          learn(memory, shape, place);
          memory.unasked--;
        }
        return memory.obstacles[place];
      },
      all() {
        if (memory.unasked > 0) return undefined;
        return { open: [...memory.open].sort((a, b) => a - b), closed: memory.obstacles.slice() };
      },
    };
  };
}
