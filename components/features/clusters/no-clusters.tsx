import { Empty } from "@/components/ui/empty";

/** First start without a kubeconfig: what is true, and the two ways to give the console a cluster. */
export function NoClusters() {
  return (
    <Empty title="No cluster yet">
      <p>
        Clusters show here with their nodes and their maintenance. The console reads them from a kubeconfig
        when it starts:
      </p>
      <pre className="my-3 overflow-x-auto rounded-control border bg-surface-2 px-3 py-2 font-object text-text">
        KUBECONFIG=~/.kube/config npm start
      </pre>
      <p>
        Each context of the file becomes a cluster. Inside of a cluster the console uses its service account
        and needs no file. To try it out, <code className="font-object">npm run demo</code> starts a cluster
        of its own.
      </p>
    </Empty>
  );
}
