"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { type BulkAnswer, type BulkOutcome, type BulkOutcomes, runBulk } from "./bulk-run";

export interface BulkRun {
  /** Empty before the first is sent. */
  outcomes: BulkOutcomes;
  running: boolean;
  start: (nodes: readonly string[]) => void;
  /** Sends no more. */
  stop: () => void;
}

const NONE: BulkOutcomes = new Map();

/** Sends one command to several nodes. `send` returns what follows, as a sentence, and throws ApiError. */
export function useBulkRun(send: (node: string) => Promise<string>): BulkRun {
  const [outcomes, setOutcomes] = useState(NONE);
  const [running, setRunning] = useState(false);
  const controller = useRef<AbortController>(undefined);
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  // Who leaves the page sends no more.
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback((nodes: readonly string[]) => {
    const abort = new AbortController();
    controller.current = abort;
    setRunning(true);
    const tell = (node: string, outcome: BulkOutcome) =>
      setOutcomes((old) => new Map(old).set(node, outcome));
    void runBulk(nodes, (node) => answerOf(latest.current, node), tell, abort.signal).finally(() =>
      setRunning(false),
    );
  }, []);
  const stop = useCallback(() => controller.current?.abort(), []);
  return { outcomes, running, start, stop };
}

async function answerOf(send: (node: string) => Promise<string>, node: string): Promise<BulkAnswer> {
  try {
    return { text: await send(node) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { problem: error.problem, ends: error.kind !== "problem" || error.signedOut };
  }
}
