import type { CheckId } from "./maintenance";

/** Why each check of the plan is made, for people who meet it for the first time. */
export const WHY_CHECKED: Record<CheckId, string> = {
  "not-in-maintenance": "One person at a time decides over a node.",
  "last-schedulable": "The pods that leave need a node that takes them.",
  "control-plane": "Without a majority of etcd members the whole cluster stands still.",
  room: "A pod without room stays Pending, and its service with it.",
  budgets: "A budget that allows no disruption holds the drain until somebody changes it.",
  kubelet: "Only the node's kubelet can stop its pods and report them gone.",
  replacement: "Who removes the node removes its maintenance, and does not ask it.",
  "control-planes": "With one node less there should still be another to fail.",
  workers: "Workloads keep running only where another worker takes their pods.",
  scans: "What a scan finds while a node leaves is not how the cluster is.",
  backups: "A backup that reads a pod or a volume while it leaves holds half of it.",
  permission: "A right that is missing would stop the drain half way.",
  unschedulable: "A node that takes pods is not empty for long.",
  "no-pod-left": "A pod that is left would be killed without notice when the power goes.",
  "none-came": "Pods bound by name pass by the scheduler and the cordon.",
  "volumes-detached":
    "A volume that is still attached can be damaged, and can't be attached elsewhere for minutes.",
  "fresh-list": "The caches may lag; the API server does not.",
};
