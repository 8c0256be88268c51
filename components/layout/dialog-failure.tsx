import { Banner } from "@/components/ui/banner";
import { inReadersZone } from "@/components/ui/clock";
import type { ApiError } from "@/lib/client/api-error";
import { asSentence } from "@/lib/domain/words";

/** What a dialog's command came to, in its three parts. The dialog stays as it was; its button tries again. */
export function DialogFailure({ error }: { error: ApiError | null }) {
  if (!error) return null;
  const { title, detail, todo, reference } = error.problem;
  return (
    <div role="alert">
      <Banner
        detail={`${inReadersZone(detail)} ${todo}${reference ? ` Error ${reference}` : ""}`}
        fact={asSentence(title)}
        state="failed"
      />
    </div>
  );
}
