import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: ButtonVariant;
  size?: "md" | "sm";
  icon?: ReactNode;
  /** Why it can't be pressed now. The button stays focusable and tells the reason. */
  refused?: string;
}

const variants: Record<ButtonVariant, string> = {
  primary:
    "bg-accent text-on-accent border-transparent hover:bg-accent-hover aria-disabled:bg-surface-3 aria-disabled:text-text-3 aria-disabled:border-line",
  secondary:
    "bg-surface text-text border-line-2 shadow-1 hover:bg-surface-3 aria-disabled:bg-surface aria-disabled:text-text-3",
  ghost: "border-transparent text-text hover:bg-surface-3 aria-disabled:text-text-3",
  danger:
    "bg-failed text-surface border-transparent hover:bg-failed-text aria-disabled:bg-surface-3 aria-disabled:text-text-3",
};

/** Classes of a button, for a link that looks like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: "md" | "sm" = "md"): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border text-section transition-colors",
    size === "md" ? "h-8 px-3 max-sm:h-11 max-sm:px-4" : "h-7 px-2.5 text-meta font-[580] max-sm:h-11",
    variants[variant],
  );
}

export function Button({ variant, size, icon, refused, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-description={refused ?? rest["aria-description"]}
      aria-disabled={refused !== undefined || undefined}
      className={cx(buttonClass(variant, size), className)}
      onClick={refused === undefined ? onClick : (event) => event.preventDefault()}
    >
      {icon}
      {children}
    </button>
  );
}
