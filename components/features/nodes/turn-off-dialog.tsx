"use client";
import { useRouter } from "next/navigation";
import { PageLink } from "@/components/ui/page-link";
import { useTurnOff } from "@/lib/client/commands";
import { workloadsPath } from "@/lib/client/paths";
import { useMaintenance } from "@/lib/client/queries";
import { turnOffWithKubectl } from "@/lib/domain/kubectl/nodes";
import type { NodeDialogProps } from "./asked-dialog";
import { unbroken } from "./node-words";
import { SmallDialog } from "./small-dialog";
import { turnOffFacts } from "./turn-off-facts";

/** Turning off, asked once: what becomes schedulable, and that nothing is moved back. */
export function TurnOffDialog(props: NodeDialogProps) {
  const { row, cluster, stale } = props;
  const { mutate, isPending, error } = useTurnOff(cluster);
  const { data } = useMaintenance(cluster, row.name, props.open && row.maintenance !== undefined);
  const shuttingDown = data?.remaining.filter(({ deletionAt }) => deletionAt !== undefined).length;
  const balance = `${workloadsPath(cluster)}/balance`;
  const router = useRouter();
  const keeps = row.maintenance?.wasCordoned === true;
  return (
    <SmallDialog
      {...props}
      command={{ isPending, error, send: (done) => mutate({ node: row.name, body: undefined }, done) }}
      done={{
        title: `Maintenance mode goes off for ${unbroken(row.name)}`,
        text: keeps ? "It stays cordoned." : "It takes pods again in a moment. None is moved back.",
        action: keeps ? undefined : { label: "See the balance", run: () => router.push(balance) },
      }}
      facts={[
        ...turnOffFacts(row, shuttingDown),
        <span key="balance">
          How uneven that leaves the nodes, and what a restart could spread, shows in{" "}
          <PageLink className="text-accent underline" href={balance}>
            the balance
          </PageLink>{" "}
          afterwards.
        </span>,
      ]}
      kubectl={turnOffWithKubectl([{ name: row.name, wasCordoned: keeps }])}
      refused={stale ?? row.refusals.turnOff}
      title="Turn off maintenance mode"
    />
  );
}
