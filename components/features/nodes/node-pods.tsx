"use client";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { usePods } from "@/lib/client/queries";
import { PlanPods } from "./plan-pods";
import { viewPods } from "./plan-view";

const NONE: ReadonlySet<string> = new Set();

/** Pods of a node that serves, by what maintenance would do to them. */
export function NodePods({ cluster, node }: { cluster: string; node: string }) {
  const pods = usePods(cluster, node);
  if (pods.data) {
    return (
      <section className="px-5 py-4 max-sm:px-4">
        <h2 className="text-section">Pods, by what maintenance would do</h2>
        <PlanPods changed={NONE} consents={NONE} view={viewPods(pods.data.items)} />
      </section>
    );
  }
  if (pods.error) {
    const { title, detail, todo, reference, status } = pods.error.problem;
    return (
      <ErrorPanel
        forbidden={status === 403}
        onRetry={() => void pods.refetch()}
        reference={reference}
        title={title}
        todo={todo}
        why={detail}
      />
    );
  }
  return <SkeletonRows label="Loading its pods" rows={8} />;
}
