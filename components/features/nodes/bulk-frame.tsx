"use client";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { type BulkOffer, bulkPhrase } from "./bulk-offers";
import { bulkSum, sumWords } from "./bulk-run";
import { nodeCount } from "./node-words";
import type { BulkRun } from "./use-bulk-run";

interface BulkFrameProps
  extends Pick<DialogProps, "size" | "icon" | "subtitle" | "finalFocus" | "open" | "onOpenChange"> {
  offer: Pick<BulkOffer, "action" | "verb">;
  /** Nodes that it would be sent to now. */
  nodes: readonly string[];
  /** Nodes that the dialog is about. */
  of: number;
  /** Why it can't be sent now. */
  refused?: string;
  /** What follows, in one line. */
  note: string;
  /** Told once all of them are done: "3 nodes are cordoned". */
  done: (nodes: string) => string;
  run: BulkRun;
  /** Icon on the button. */
  mark?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/**
 * A dialog that sends one command to several nodes and stays until each has its end: it closes by itself only when all
 * of them did, and can't be closed while some are still to be sent.
 */
export function BulkFrame(props: BulkFrameProps) {
  const { offer, nodes, of, refused, note, run, open, onOpenChange } = props;
  const { failed, left, done } = bulkSum(run.outcomes);
  const again = [...failed, ...left];
  const begun = run.outcomes.size > 0;
  const ended = begun && !run.running;
  const cancel = useRef<HTMLButtonElement>(null);
  const to = nodes.length === of ? nodeCount(of) : `${nodes.length} of ${nodeCount(of)}`;

  useEffect(() => {
    if (!open || !ended || done.length < of) return;
    onOpenChange(false);
    notify.done({ title: props.done(nodeCount(run.outcomes.size)), text: props.note });
  });

  return (
    <Dialog
      actions={
        run.running ? (
          <Button onClick={run.stop} ref={cancel}>
            Stop sending
          </Button>
        ) : ended ? (
          <>
            <Button onClick={() => onOpenChange(false)} ref={cancel}>
              Close
            </Button>
            {again.length > 0 ? (
              <Button onClick={() => run.start(again)} variant="primary">
                Try again for {nodeCount(again.length)}
              </Button>
            ) : null}
          </>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)} ref={cancel}>
              Cancel
            </Button>
            <Button icon={props.mark} onClick={() => run.start(nodes)} refused={refused} variant="primary">
              {bulkPhrase(offer, to)}
            </Button>
          </>
        )
      }
      finalFocus={props.finalFocus}
      icon={props.icon}
      // The key that opened it, pressed twice, must not agree.
      initialFocus={props.initialFocus ?? cancel}
      note={<span aria-live="polite">{begun ? sumWords(run.outcomes, of) : (refused ?? note)}</span>}
      onOpenChange={(next) => {
        if (!run.running) onOpenChange(next);
      }}
      open={open}
      size={props.size}
      subtitle={props.subtitle}
      title={bulkPhrase(offer, nodeCount(of))}
    >
      {props.children}
    </Dialog>
  );
}
