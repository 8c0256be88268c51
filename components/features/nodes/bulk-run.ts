import type { Problem } from "@/lib/contracts/problem";

/** How far the command for one node is. */
export type BulkOutcome =
  | { state: "waiting" }
  | { state: "sending" }
  /** `text`: what follows, as a sentence. */
  | { state: "done"; text: string }
  | { state: "failed"; problem: Problem }
  /** Never sent. */
  | { state: "left"; why: string };

export type BulkOutcomes = ReadonlyMap<string, BulkOutcome>;

/** What came of sending one. `ends`: sending others is of no use, since nobody answers. */
export type BulkAnswer = { text: string } | { problem: Problem; ends: boolean };

const STOPPED = "Stopped before it was sent.";

/**
 * Sends a command for each node, one after the other, so that each is judged with those before it done. `tell` hears
 * each step; an abort lets what is on its way come back and sends no more.
 */
export async function runBulk(
  nodes: readonly string[],
  send: (node: string) => Promise<BulkAnswer>,
  tell: (node: string, outcome: BulkOutcome) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const node of nodes) tell(node, { state: "waiting" });
  let why: string | undefined;
  for (const node of nodes) {
    if (signal.aborted) why ??= STOPPED;
    if (why !== undefined) {
      tell(node, { state: "left", why });
      continue;
    }
    tell(node, { state: "sending" });
    const answer = await send(node);
    if ("text" in answer) tell(node, { state: "done", text: answer.text });
    else {
      tell(node, { state: "failed", problem: answer.problem });
      if (answer.ends) why = `Not sent: ${answer.problem.title}.`;
    }
  }
}

/** Nodes by how their command ended, for the sentence that sums it up and for trying again. */
export function bulkSum(outcomes: BulkOutcomes): Record<BulkOutcome["state"], string[]> {
  const sum: Record<BulkOutcome["state"], string[]> = {
    waiting: [],
    sending: [],
    done: [],
    failed: [],
    left: [],
  };
  for (const [node, { state }] of outcomes) sum[state].push(node);
  return sum;
}

/** "2 of 5 done, 1 failed, 2 not sent": nothing that did not happen is left unsaid. `of`: those left out, too. */
export function sumWords(outcomes: BulkOutcomes, of: number): string {
  const { waiting, sending, done, failed, left } = bulkSum(outcomes);
  const out = of - outcomes.size;
  return [
    `${done.length} of ${of} done`,
    failed.length > 0 && `${failed.length} failed`,
    left.length > 0 && `${left.length} not sent`,
    out > 0 && `${out} left out`,
    waiting.length + sending.length > 0 && `${waiting.length + sending.length} to go`,
  ]
    .filter(Boolean)
    .join(", ");
}
