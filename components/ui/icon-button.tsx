import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  icon: ReactNode;
  /** Accessible name: verb and object. */
  label: string;
  /** With a border, beside other bordered controls. */
  bordered?: boolean;
}

/** A square button with an icon only; 28 px, 44 px on narrow screens. */
export function IconButton({ icon, label, bordered = false, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={cx(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-control border text-text-2 transition-colors hover:bg-surface-3 hover:text-text data-popup-open:border-line-2 data-popup-open:bg-surface-3 data-popup-open:text-text max-sm:size-11",
        bordered ? "border-line-2 bg-surface shadow-1" : "border-transparent",
        className,
      )}
    >
      {icon}
    </button>
  );
}
