import { csvOf } from "@/lib/domain/csv";
import type { RunFilter, RunHistory, RunLine, RunPlace } from "@/lib/operations/store-ports/run-history";

const PART = 1_000;
const HEAD = [
  ...["cluster", "node", "result", "reason", "turned on by", "since", "complete at", "ended at", "ended by"],
  ...["drain seconds", "pods to move", "pods gone", "waited seconds", "outcome", "id"],
];

const seconds = (ms: number) => Math.round(ms / 1000);

function lineOf(run: RunLine) {
  const { cluster, node, result, reason, by, since, completeAt, ended, podsToMove, podsGone, id } = run;
  const waited = Object.values(run.waited ?? {}).reduce((sum, ms) => sum + ms, 0);
  return [
    ...[cluster, node, result, reason, by, since, completeAt, ended?.at, ended?.by],
    completeAt === undefined ? undefined : seconds(Date.parse(completeAt) - Date.parse(since)),
    ...[podsToMove, podsGone, seconds(waited), ended?.text, id],
  ];
}

/** Part after part, as fast as it is taken: the whole history may not fit into memory. */
export function everyRunCsv(
  history: Pick<RunHistory, "find">,
  filter: RunFilter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after: RunPlace | undefined;
  return new ReadableStream({
    // The mark by which spreadsheets know UTF-8, and the names of the columns.
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvOf([HEAD])}`)),
    async pull(controller) {
      const found = await history.find(filter, { after, limit: PART });
      const last = found.at(-1);
      if (last) after = { since: new Date(last.since), id: last.id };
      controller.enqueue(encoder.encode(csvOf(found.map(lineOf))));
      if (found.length < PART) controller.close();
    },
  });
}
