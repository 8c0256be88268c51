import type { ReactNode } from "react";

export interface FieldProps {
  id: string;
  label: string;
  /** One line beneath: what the value is for. */
  hint?: string;
  /** Takes the hint's place: what is wrong and how to mend it. */
  error?: string;
  children: ReactNode;
}

/** Label above, hint or error beneath. The control points to them by `${id}-hint`. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label className="text-meta font-[580] text-text" htmlFor={id}>
        {label}
      </label>
      {children}
      {(error ?? hint) ? (
        <p className={error ? "text-meta text-failed-text" : "text-meta text-text-3"} id={`${id}-hint`}>
          {error ?? hint}
        </p>
      ) : null}
    </div>
  );
}

/** The look that every text control shares. */
export const controlClass =
  "w-full rounded-control border border-line-2 bg-surface text-input text-text shadow-1 transition-colors placeholder:text-text-3 hover:border-text-3 focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-failed";
