import { PlainTable } from "@/components/ui/plain-table";
import type { RunRecordBody } from "@/lib/contracts/run";
import { count } from "@/lib/domain/words";
import { heldWords, podOutcome } from "./run-words";

/** What became of each pod that was to leave; those that were held longest first. */
export function RunPods({ run }: { run: RunRecordBody }) {
  const pods = run.pods?.toSorted((a, b) => b.heldMs - a.heldMs || a.name.localeCompare(b.name));
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="text-section">Pods</h2>
      {pods === undefined ? (
        <p className="mt-1 text-body text-text-2">What became of its pods was not kept.</p>
      ) : pods.length === 0 ? (
        <p className="mt-1 text-body text-text-2">No pod was to leave.</p>
      ) : (
        <>
          <p className="mb-2 text-meta text-text-2">
            {count(pods.length, "pod")} seen, {pods.filter(({ goneAt }) => goneAt !== undefined).length} gone.
            Times are those of the look that found it.
          </p>
          <PlainTable
            columns={["Pod", "Outcome", "Held", "Last seen as"]}
            label="What became of the pods"
            rows={pods.map((pod) => ({
              key: pod.uid,
              cells: [
                <span key="pod">
                  <span className="font-mono text-[0.75rem] font-[400]">{pod.name}</span>
                  <span className="block text-meta font-[400] text-text-2">
                    {pod.namespace}
                    {pod.owner ? `, ${pod.owner}` : ""}
                  </span>
                </span>,
                podOutcome(pod, run),
                heldWords(pod.heldMs),
                pod.detail,
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}
