"use client";
import { useEffect, useRef, useState } from "react";
import { changedMarks, type PlanView, planMarks } from "./plan-view";

/** How long a group that changed is marked. Milliseconds. */
const FLASH_MS = 1_200;
const NONE: ReadonlySet<string> = new Set();

/**
 * Which groups of the plan changed just now, and when. What changes because of the reader's own choice (`chosen`: the
 * options that the plan was made for) is no news and marks nothing.
 */
export function usePlanChanges(
  view: PlanView | undefined,
  chosen: string,
): { changed: ReadonlySet<string>; at: number } {
  const [change, setChange] = useState({ changed: NONE, at: 0 });
  const before = useRef<{ marks: ReturnType<typeof planMarks>; chosen: string }>(undefined);
  useEffect(() => {
    if (!view) return;
    const marks = planMarks(view);
    const changed = before.current?.chosen === chosen ? changedMarks(before.current.marks, marks) : [];
    before.current = { marks, chosen };
    if (changed.length > 0) setChange({ changed: new Set(changed), at: Date.now() });
  }, [view, chosen]);
  useEffect(() => {
    if (change.changed.size === 0) return;
    const timer = setTimeout(() => setChange(({ at }) => ({ changed: NONE, at })), FLASH_MS);
    return () => clearTimeout(timer);
  }, [change]);
  return change;
}
