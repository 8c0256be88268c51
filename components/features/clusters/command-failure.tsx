import { Banner } from "@/components/ui/banner";
import type { ApiError } from "@/lib/client/api-error";

/** What a command came to, in its three parts; it stays until the next try. */
export function CommandFailure({ error }: { error: ApiError | null }) {
  if (!error) return null;
  const { title, detail, todo, reference } = error.problem;
  return (
    <div role="alert">
      <Banner
        detail={`${detail} ${todo ?? ""}${reference ? ` Error ${reference}` : ""}`}
        fact={`${title}.`}
        state="failed"
      />
    </div>
  );
}
