"use client";
import type { NodeRow } from "@/lib/contracts/node";
import { CordonDialog } from "./cordon-dialog";
import { DeletePodDialog } from "./delete-pod-dialog";
import type { NodeDialogsProps } from "./node-dialogs";
import { OptionsDialog } from "./options-dialog";
import { PauseDialog } from "./pause-dialog";
import { PlanDialog } from "./plan-dialog";
import { ResumeDialog } from "./resume-dialog";
import { TurnOffDialog } from "./turn-off-dialog";
import { UncordonDialog } from "./uncordon-dialog";
import type { Asked } from "./use-node-actions";

/** What every dialog about one node is given. */
export interface NodeDialogProps {
  cluster: string;
  clusterName: string;
  row: NodeRow;
  stale?: string;
  offsetMs: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  finalFocus: () => HTMLElement | null;
}

/** The dialog that is asked for. Closing it cancels nothing on the server. */
export function AskedDialog({
  asked,
  rows,
  actions,
  focusBack,
  ...shared
}: NodeDialogsProps & { asked: Asked }) {
  const { open, close } = actions;
  const props: NodeDialogProps & { key: number } = {
    ...shared,
    key: asked.id,
    row: rows?.find((row) => row.name === asked.row.name) ?? asked.row,
    open,
    onOpenChange: (next) => {
      if (!next) close();
    },
    finalFocus: () => focusBack(asked.row.name),
  };
  const { key, ...rest } = props;
  switch (asked.kind) {
    case "turn-on":
      return <PlanDialog key={key} {...rest} />;
    case "preview":
      return <PlanDialog key={key} {...rest} preview />;
    case "turn-off":
      return <TurnOffDialog key={key} {...rest} />;
    case "resume":
      return <ResumeDialog key={key} {...rest} />;
    case "options":
      return <OptionsDialog key={key} {...rest} />;
    case "delete-pod":
      return asked.pod ? <DeletePodDialog key={key} {...rest} pod={asked.pod} /> : null;
    case "cordon":
      return <CordonDialog key={key} {...rest} />;
    case "uncordon":
      return <UncordonDialog key={key} {...rest} />;
    case "pause":
      return <PauseDialog key={key} {...rest} />;
  }
}
