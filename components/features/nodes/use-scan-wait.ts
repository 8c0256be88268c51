"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { PlanMoment } from "./plan-readiness";
import { afterScan } from "./scan-wait";

interface ScanWait {
  /** Maintenance starts once the scan has ended. */
  waiting: boolean;
  /** Why it did not start when the scan had ended. */
  stopped: string | undefined;
  begin: () => void;
  /** Somebody thought better of it. */
  cancel: () => void;
}

interface After {
  start: () => void;
  /** The dialog, or the page, was left while it waited. */
  left: () => void;
}

/** Waits for a scan while the dialog is open, then starts, or says why not. */
export function useScanWait(open: boolean, moment: PlanMoment, { start, left }: After): ScanWait {
  const [waiting, setWaiting] = useState(false);
  const [stopped, setStopped] = useState<string>();
  useEffect(() => {
    if (!waiting) return;
    const next = open ? afterScan(moment) : "close";
    if (next === "wait") return;
    setWaiting(false);
    if (next === "start") start();
    else if (next === "close") left();
    else setStopped(next.stop);
  });
  const unmounted = useEffectEvent(() => {
    if (waiting) left();
  });
  useEffect(() => () => unmounted(), []);
  return {
    waiting,
    stopped,
    begin() {
      setStopped(undefined);
      setWaiting(true);
    },
    cancel: () => setWaiting(false),
  };
}
