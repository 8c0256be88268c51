import { ErrorPanel } from "@/components/ui/error-panel";
import type { ApiError } from "@/lib/client/api-error";

/** In place of what could not be read: why, and another try where that may help. */
export function ReadFailure({ error, retry }: { error: ApiError; retry: () => unknown }) {
  const { code, title, detail, todo, reference, retryable } = error.problem;
  return (
    <ErrorPanel
      forbidden={code === "forbidden"}
      onRetry={retryable ? () => void retry() : undefined}
      reference={reference}
      title={title}
      todo={todo}
      why={detail}
    />
  );
}
