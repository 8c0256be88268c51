import { type ComponentProps, useId } from "react";
import { cx } from "./cx";
import { controlClass, Field } from "./field";

export interface TextAreaProps extends ComponentProps<"textarea"> {
  label: string;
  hint?: string;
  error?: string;
}

export function TextArea({ label, hint, error, className, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Field error={error} hint={hint} id={id} label={label}>
      <textarea
        rows={2}
        {...rest}
        aria-describedby={(error ?? hint) ? `${id}-hint` : undefined}
        aria-invalid={error !== undefined || undefined}
        className={cx(controlClass, "block resize-y px-2.5 py-1.5", className)}
        id={id}
      />
    </Field>
  );
}
