import { cx } from "@/components/ui/cx";
import type { ApiError } from "@/lib/client/api-error";

/** A part of a page that could not be read, where a panel would be more than the part is. `className`: size and place. */
export function FailureLine({ error, className }: { error: ApiError; className: string }) {
  const { title, detail, todo } = error.problem;
  return (
    <p className={cx("text-failed-text", className)} role="alert">
      {title}. {detail} {todo}
    </p>
  );
}
