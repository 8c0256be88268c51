"use client";
import { FailureLine } from "@/components/layout/failure-line";
import { useAddOnValues } from "@/lib/client/profile-queries";

/** The values of a release. They come from a Secret: read when asked for, kept nowhere. */
export function AddOnValuesText({
  cluster,
  release,
}: {
  cluster: string;
  release: { namespace: string; name: string };
}) {
  const { data, error } = useAddOnValues(cluster, release);
  if (error) {
    return <FailureLine className="mt-2 text-meta" error={error} />;
  }
  return (
    <>
      <h4 className="mt-2 text-meta font-[580]">Values</h4>
      <pre
        aria-busy={data === undefined}
        aria-label={`Values of ${release.name}`}
        className="max-h-72 overflow-auto font-object text-text-2"
        role="region"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {data?.values}
      </pre>
    </>
  );
}
