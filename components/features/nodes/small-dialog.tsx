"use client";
import type { ComponentProps, ReactNode } from "react";
import { AskDialog } from "@/components/layout/ask-dialog";
import { KubectlLines } from "@/components/layout/kubectl-lines";
import { ToolsGlyph } from "@/components/ui/glyphs";
import type { KubectlEquivalent } from "@/lib/domain/kubectl/equivalent";
import type { NodeDialogProps } from "./asked-dialog";
import { NodeInPool } from "./node-in-pool";

interface SmallDialogProps
  extends Omit<NodeDialogProps, "stale" | "offsetMs">,
    Pick<ComponentProps<typeof AskDialog>, "title" | "icon" | "variant" | "refused" | "command" | "done"> {
  /** One a line: what follows and what does not. */
  facts: readonly ReactNode[];
  /** The same with kubectl; absent until it is known. */
  kubectl: KubectlEquivalent | undefined;
}

/** Asks once about a node. */
export function SmallDialog({ row, clusterName, facts, icon, kubectl, ...ask }: SmallDialogProps) {
  return (
    <AskDialog
      command={ask.command}
      done={ask.done}
      finalFocus={ask.finalFocus}
      icon={icon ?? <ToolsGlyph size={22} />}
      onOpenChange={ask.onOpenChange}
      open={ask.open}
      refused={ask.refused}
      subtitle={<NodeInPool clusterName={clusterName} row={row} />}
      title={ask.title}
      variant={ask.variant}
    >
      <ul className="flex flex-col gap-2">
        {facts.map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have a fixed place
          <li key={at}>{fact}</li>
        ))}
      </ul>
      {kubectl ? <KubectlLines clusterName={clusterName} equivalent={kubectl} /> : null}
    </AskDialog>
  );
}
