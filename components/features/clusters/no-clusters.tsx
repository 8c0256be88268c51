import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** First start without a kubeconfig: what is true, and the ways to give the console a cluster. */
export function NoClusters({ onAdd, refused }: { onAdd: () => void; refused?: string }) {
  return (
    <Empty
      action={
        <Button onClick={onAdd} refused={refused} variant="primary">
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
      {refused ? <p className="mt-2 text-text-3">{refused}</p> : null}
    </Empty>
  );
}
