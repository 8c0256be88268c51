import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { nameSome } from "@/lib/domain/words";

/** To somebody who can add none: that there may well be some, and who could help. */
export function NoClusterOfYours({ administrators }: { administrators: readonly string[] }) {
  return (
    <Empty title="No cluster that you may read">
      Each cluster shows to those who have a role on it. You have none on any that is here. An Administrator
      gives roles{administrators.length > 0 ? `: ${nameSome(administrators)}` : ""}.
    </Empty>
  );
}

/** First start without a kubeconfig: what is true, and the ways to give the console a cluster. */
export function NoClusters({ onAdd }: { onAdd: () => void }) {
  return (
    <Empty
      action={
        <Button onClick={onAdd} variant="primary">
          Add cluster
        </Button>
      }
      title="No cluster yet"
    >
      <p>
        Clusters show here with their nodes and their maintenance. Add one by pasting a kubeconfig, or give
        the console one when it starts:
      </p>
      <pre className="my-3 overflow-x-auto rounded-control border bg-surface-2 px-3 py-2 font-object text-text">
        KUBECONFIG=~/.kube/config npm start
      </pre>
      <p>
        Inside of a cluster the console uses its service account and needs no file. To try it out,{" "}
        <code className="font-object">npm run demo</code> starts a cluster of its own.
      </p>
    </Empty>
  );
}
