import { Banner } from "@/components/ui/banner";
import type { ApiError } from "@/lib/client/api-error";

/** What a command came to, in its three parts. */
export function Problem({ error }: { error: ApiError | null }) {
  if (!error) return null;
  const { title, detail, todo } = error.problem;
  return (
    <div role="alert">
      <Banner detail={`${detail} ${todo}`} fact={`${title}.`} state="failed" />
    </div>
  );
}
