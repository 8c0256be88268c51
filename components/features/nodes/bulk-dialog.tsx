"use client";
import { Ban, CircleCheck, CirclePlay, Pause } from "lucide-react";
import type { ReactNode } from "react";
import { KubectlLines } from "@/components/layout/kubectl-lines";
import type { NodeRow } from "@/lib/contracts/node";
import type { KubectlEquivalent } from "@/lib/domain/kubectl/equivalent";
import {
  cordonWithKubectl,
  pauseWithKubectl,
  turnOffWithKubectl,
  uncordonWithKubectl,
} from "@/lib/domain/kubectl/nodes";
import { BulkFrame } from "./bulk-frame";
import { BulkLeft } from "./bulk-left";
import { BulkNode } from "./bulk-node";
import type { BulkAction, BulkOffer } from "./bulk-offers";
import { turnOffFacts } from "./turn-off-facts";
import { useBulkRun } from "./use-bulk-run";
import { useBulkSend } from "./use-bulk-send";

/** What a dialog about several nodes is given. The offer is the one that was taken: what came of it stays to be read. */
export interface BulkDialogProps {
  cluster: string;
  clusterName: string;
  offer: BulkOffer;
  /** Why nothing can be changed now. */
  stale?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  finalFocus: () => HTMLElement | null;
}

interface Words {
  icon: ReactNode;
  note: string;
  done: (nodes: string) => string;
  /** What it means for one node. */
  fact: (row: NodeRow) => string;
  kubectl: (rows: readonly NodeRow[]) => KubectlEquivalent;
}

const icon = { "aria-hidden": true, size: 20, strokeWidth: 1.75 } as const;

const namesOf = (rows: readonly NodeRow[]) => rows.map(({ name }) => name);

const words: Record<Exclude<BulkAction, "turn-on">, Words> = {
  cordon: {
    icon: <Ban {...icon} />,
    note: "They take no new pods. Nothing is moved.",
    done: (nodes) => `${nodes} cordoned`,
    fact: ({ pods }) => `Its ${pods} ${pods === 1 ? "pod keeps" : "pods keep"} running.`,
    kubectl: (rows) => cordonWithKubectl(namesOf(rows)),
  },
  uncordon: {
    icon: <CirclePlay {...icon} />,
    note: "They take new pods again.",
    done: (nodes) => `${nodes} uncordoned`,
    fact: ({ pods }) => `${pods} ${pods === 1 ? "pod runs" : "pods run"} there now.`,
    kubectl: (rows) => uncordonWithKubectl(namesOf(rows)),
  },
  pause: {
    icon: <Pause {...icon} />,
    note: "Nothing more is evicted. They stay cordoned.",
    done: (nodes) => `Maintenance of ${nodes} paused`,
    fact: ({ maintenance }) => maintenance?.headline ?? "",
    kubectl: pauseWithKubectl,
  },
  "turn-off": {
    icon: <CircleCheck {...icon} />,
    note: "Evicting ends. What has left is not moved back.",
    done: (nodes) => `Maintenance mode goes off for ${nodes}`,
    fact: (row) => turnOffFacts(row)[0] ?? "",
    kubectl: (rows) =>
      turnOffWithKubectl(
        rows.map(({ name, maintenance }) => ({ name, wasCordoned: maintenance?.wasCordoned === true })),
      ),
  },
};

/** Cordon, uncordon, pause or turn off for several nodes: asked once, with what came of each. */
export function BulkDialog(props: BulkDialogProps & { action: Exclude<BulkAction, "turn-on"> }) {
  const { action, cluster, clusterName, offer, stale, ...dialog } = props;
  const { rows, refused } = offer;
  const run = useBulkRun(useBulkSend(cluster, action));
  const { icon, note, done, fact, kubectl } = words[action];
  return (
    <BulkFrame
      {...dialog}
      done={done}
      icon={icon}
      nodes={rows.map(({ name }) => name)}
      note={note}
      of={rows.length}
      refused={stale}
      run={run}
      size="small"
      subtitle={`In ${clusterName}`}
      offer={offer}
    >
      <ul>
        {rows.map((row) => (
          <BulkNode key={row.name} name={row.name} outcome={run.outcomes.get(row.name)}>
            <p className="text-meta text-text-2">{fact(row)}</p>
          </BulkNode>
        ))}
      </ul>
      <BulkLeft refused={refused} />
      <KubectlLines clusterName={clusterName} equivalent={kubectl(rows)} />
    </BulkFrame>
  );
}
