"use client";
import { useEffect, useRef, useState } from "react";
import { phaseWord } from "@/components/layout/phase-words";
import type { NodeRow } from "@/lib/contracts/node";
import { phaseChanges, phasesOf } from "./phase-changes";

/** Says aloud what changes phase, politely: "ip-10-0-1-174: Complete". */
export function PhaseAnnouncer({ rows }: { rows: readonly NodeRow[] | undefined }) {
  const before = useRef<ReturnType<typeof phasesOf>>(undefined);
  const [text, setText] = useState("");
  useEffect(() => {
    if (!rows) return;
    const changes = before.current ? phaseChanges(before.current, rows) : [];
    before.current = phasesOf(rows);
    if (changes.length > 0)
      setText(
        changes.map(({ host, phase }) => `${host}: ${phase ? phaseWord[phase] : "Healthy"}`).join(". "),
      );
  }, [rows]);
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
