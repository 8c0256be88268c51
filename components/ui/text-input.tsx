import { type ComponentProps, useId } from "react";
import { cx } from "./cx";
import { controlClass, Field } from "./field";

export interface TextInputProps extends ComponentProps<"input"> {
  label: string;
  hint?: string;
  error?: string;
}

export function TextInput({ label, hint, error, className, ...rest }: TextInputProps) {
  const id = useId();
  return (
    <Field error={error} hint={hint} id={id} label={label}>
      <input
        type="text"
        {...rest}
        aria-describedby={(error ?? hint) ? `${id}-hint` : undefined}
        aria-invalid={error !== undefined || undefined}
        className={cx(controlClass, "h-8 px-2.5 max-sm:h-11", className)}
        id={id}
      />
    </Field>
  );
}
