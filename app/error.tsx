"use client";
import { ErrorPanel } from "@/components/ui/error-panel";

/** A page that broke while it was drawn. Nothing was sent to a cluster by that. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorPanel
      onRetry={reset}
      reference={error.digest}
      title="This page could not be drawn"
      todo="Try again, or go back to the clusters. Nodes are not touched by this."
      why={error.digest ? "The console's log has the details." : `${error.message}.`}
    />
  );
}
