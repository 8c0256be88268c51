import { Banner } from "@/components/ui/banner";
import type { ApiError } from "@/lib/client/api-error";

/** What a dialog's command came to. The dialog stays as it was; its button tries again. */
export function Failure({ error }: { error: ApiError | null }) {
  if (!error) return null;
  const { title, detail, todo } = error.problem;
  return (
    <div role="alert">
      <Banner detail={`${detail} ${todo}`} fact={`${title}.`} state="failed" />
    </div>
  );
}
