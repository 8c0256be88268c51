import { DrydockError } from "@/lib/domain/errors";
import type { RunLine, RunPlace } from "@/lib/operations/store-ports/run-history";

/** Where a part of the history ended, as an address carries it. */
export function formatPlace({ since, id }: Pick<RunLine, "since" | "id">): string {
  return `${since} ${id}`;
}

/** @throws bad-input for what is no place */
export function parsePlace(text: string | undefined): RunPlace | undefined {
  if (text === undefined) return undefined;
  const at = text.indexOf(" ");
  const since = new Date(text.slice(0, Math.max(0, at)));
  if (at > 0 && !Number.isNaN(since.getTime())) return { since, id: text.slice(at + 1) };
  throw new DrydockError({
    code: "bad-input",
    what: "The history can't be read from there",
    why: "after is no place that an answer told as next.",
    field: "after",
  });
}
