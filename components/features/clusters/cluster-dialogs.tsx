"use client";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { EditClusterDialog } from "./edit-cluster-dialog";
import { RemoveClusterDialog } from "./remove-cluster-dialog";
import { RotateDialog } from "./rotate-dialog";
import { TestDialog } from "./test-dialog";

export interface ClusterDialogProps {
  cluster: ClusterSummary;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export type ClusterAction = "edit" | "test" | "rotate" | "remove";

const dialogs = {
  edit: EditClusterDialog,
  test: TestDialog,
  rotate: RotateDialog,
  remove: RemoveClusterDialog,
};

/** The dialog of what was chosen in a cluster's menu; each asking is another one. */
export function ClusterDialogs({ action, ...props }: ClusterDialogProps & { action: ClusterAction }) {
  const Asked = dialogs[action];
  return <Asked {...props} />;
}
