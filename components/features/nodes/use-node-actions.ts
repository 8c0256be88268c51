"use client";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { nodeHref } from "@/components/layout/node-href";
import {
  type AskedByAddress,
  kubectlCommand,
  type RowAction,
  spaceAction,
} from "@/components/layout/row-actions";
import { copyText } from "@/components/ui/copy-text";
import { notify } from "@/components/ui/toast";
import type { ApiError } from "@/lib/client/api-error";
import { useChange, useCordon, useUncordon } from "@/lib/client/commands";
import type { NodeRow } from "@/lib/contracts/node";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { unbroken } from "./node-words";

/** A question that stands in a dialog. Each asking is another one: what was typed before does not come back. */
export interface Asked {
  id: number;
  kind: AskedByAddress | "delete-pod";
  row: NodeRow;
  /** The pod that the question is about, where it is one. */
  pod?: PodVerdict;
}

export interface NodeActions {
  act: (action: RowAction, row: NodeRow) => void;
  /** Pauses or resumes; a key has no button that could say why it can't, so a message does. */
  steer: (row: NodeRow) => void;
  /** Always asks first, also for what the menu does at once: for keys and addresses. */
  ask: (kind: AskedByAddress, row: NodeRow) => void;
  askDelete: (row: NodeRow, pod: PodVerdict) => void;
  asked?: Asked;
  open: boolean;
  close: () => void;
}

/** Carries out what is chosen for a node: opens it or a dialog, or sends the command and says how it ended. */
export function useNodeActions(cluster: string): NodeActions {
  const router = useRouter();
  const cordon = useCordon(cluster).mutate;
  const uncordon = useUncordon(cluster).mutate;
  const change = useChange(cluster).mutate;
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);

  const ask = useCallback((kind: Asked["kind"], row: NodeRow, pod?: PodVerdict) => {
    setAsked((old) => ({ id: (old?.id ?? 0) + 1, kind, row, pod }));
    setOpen(true);
  }, []);

  const act = useCallback(
    (action: RowAction, row: NodeRow) => {
      const node = row.name;
      const host = unbroken(node);
      const tell = (title: string, text: string, again: () => void) => ({
        onSuccess: () => notify.done({ title, text }),
        onError: (error: ApiError) => tellFailure(error, again),
      });
      const send = {
        cordon: () =>
          cordon(
            { node, body: undefined },
            tell(`${host} is cordoned`, "It takes no new pods. Nothing was moved.", send.cordon),
          ),
        uncordon: () =>
          uncordon(
            { node, body: undefined },
            tell(`${host} is uncordoned`, "It takes new pods again.", send.uncordon),
          ),
        pause: () =>
          change(
            { node, body: { action: "pause" } },
            tell(
              `Maintenance of ${host} is paused`,
              "Nothing more is evicted. It stays cordoned.",
              send.pause,
            ),
          ),
      };
      switch (action) {
        case "open":
          return router.push(nodeHref(cluster, node));
        case "turn-on":
        case "preview":
        case "turn-off":
        case "resume":
        case "options":
          return ask(action, row);
        case "cordon":
        case "uncordon":
        case "pause":
          return send[action]();
        case "copy-name":
          return void copyText(node, "Node name");
        case "copy-command":
          return void copyText(kubectlCommand(node), "Command");
      }
    },
    [cluster, router, ask, cordon, uncordon, change],
  );

  return useMemo(
    () => ({
      act,
      steer(row: NodeRow) {
        const found = spaceAction(row);
        if (found?.refused === undefined) return found && act(found.action, row);
        const done = found.action === "pause" ? "paused" : "resumed";
        notify.failed({ title: `Maintenance of ${unbroken(row.name)} is not ${done}`, text: found.refused });
      },
      ask,
      askDelete: (row: NodeRow, pod: PodVerdict) => ask("delete-pod", row, pod),
      asked,
      open,
      close: () => setOpen(false),
    }),
    [act, ask, asked, open],
  );
}

/** A command that was not carried out: what happened, why, what to do. Stays until it is closed. */
function tellFailure({ problem }: ApiError, again: () => void): void {
  notify.failed({
    title: problem.title,
    text: [problem.detail, problem.todo, problem.reference && `Error ${problem.reference}`]
      .filter(Boolean)
      .join(" "),
    action: problem.retryable ? { label: "Try again", run: again } : undefined,
  });
}
