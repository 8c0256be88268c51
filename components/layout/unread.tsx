import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ApiError } from "@/lib/client/api-error";

interface UnreadProps {
  /** "Loading backups". */
  loading: string;
  error: ApiError | null;
  retry: () => void;
  /** What an administrator of the cluster has to allow, where the console may not read it. */
  forbidden: { title: string; todo: string };
}

/** In place of what was not read yet: its shape while it comes, or why it does not. */
export function Unread({ loading, error, retry, forbidden }: UnreadProps) {
  if (!error) return <SkeletonRows label={loading} rows={8} />;
  const { status, title, detail, todo, reference } = error.problem;
  const denied = status === 403;
  return (
    <ErrorPanel
      forbidden={denied}
      onRetry={retry}
      reference={reference}
      title={denied ? forbidden.title : title}
      todo={denied ? forbidden.todo : todo}
      why={detail}
    />
  );
}

/** Above what was read last, when it could not be read anew. */
export function ReadBefore({ error }: { error: ApiError | null }) {
  if (!error) return null;
  return (
    <p className="px-5 pt-3 text-meta text-failed-text max-sm:px-4" role="status">
      Not read anew: {error.problem.detail} Below is what was read last.
    </p>
  );
}
