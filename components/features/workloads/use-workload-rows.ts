"use client";
import { type RefObject, useEffect, useMemo, useState } from "react";
import type { ApiError } from "@/lib/client/api-error";
import { partsOf, placeRows } from "@/lib/client/parts";
import { usePodParts, useWorkloadParts } from "@/lib/client/workload-queries";
import { workloadKey } from "@/lib/domain/workload-of";
import { type OpenPods, placesIn, type TableItem, tableItems } from "./table-items";
import { useVisibleRange } from "./use-visible-range";
import { askedOf, podsAskedOf, type ViewState } from "./view-state";

export interface WorkloadRows {
  items: readonly TableItem[];
  /** How many workloads match, and how many there are; undefined before the first answer. */
  total?: number;
  all?: number;
  error?: ApiError;
  retry: () => void;
}

/** Typing asks when it rests. Milliseconds. */
const REST_MS = 150;

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/**
 * The lines of the table: those in sight are read from the server and read again, the others keep their places. While
 * another question is on its way the answer to the last one stays.
 */
export function useWorkloadRows(
  cluster: string,
  view: ViewState,
  scroller: RefObject<HTMLElement | null>,
): WorkloadRows {
  const asked = useRested(askedOf(view));
  const [answered, setAnswered] = useState(asked);
  const [lines, setLines] = useState<readonly TableItem[]>([]);
  const { from, to } = useVisibleRange(scroller, lines.length);
  const seen = useMemo(() => placesIn(lines, from, to), [lines, from, to]);

  const offsets = partsOf(seen.workloads);
  const first = { asked, offset: 0 };
  const wanted = (offsets.length > 0 ? offsets : [0]).map((offset) => ({ asked: answered, offset }));
  const { reads, rows } = useWorkloadParts(
    cluster,
    answered,
    asked === answered ? wanted : [first, ...wanted],
  );
  const [next] = reads;
  const came = asked !== answered && next !== undefined && !next.isPending;
  useEffect(() => {
    if (came) setAnswered(asked);
  }, [came, asked]);

  const questions = useMemo(() => new Map(view.open.map((key) => [podsAskedOf(view, key), key])), [view]);
  const podsAsked = useMemo(() => [...questions.keys()], [questions]);
  const podsWanted = podsAsked.flatMap((one) =>
    partsOf(seen.pods.get(questions.get(one) ?? "") ?? []).map((offset) => ({ asked: one, offset })),
  );
  const podsKnown = usePodParts(cluster, podsAsked, podsWanted);

  const items = useMemo(() => {
    const pods: OpenPods = new Map(
      [...podsKnown].flatMap(([one, { parts, total }]) =>
        total === undefined ? [] : [[questions.get(one) ?? "", placeRows(parts, total, ({ uid }) => uid)]],
      ),
    );
    return tableItems(placeRows(rows.parts, rows.total ?? 0, workloadKey), [...questions.values()], pods);
  }, [rows, podsKnown, questions]);
  useEffect(() => setLines(items), [items]);

  return {
    items,
    total: rows.total,
    all: reads.find(({ data }) => data)?.data?.all,
    error: reads.find(({ error }) => error)?.error ?? undefined,
    retry: () => {
      for (const read of reads) if (read.error) void read.refetch();
    },
  };
}
