import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";

export interface CheckboxProps {
  checked: boolean;
  indeterminate?: boolean;
  disabled?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  /** Accessible name, where no visible label is bound by `labelledBy`. */
  label?: string;
  labelledBy?: string;
  describedBy?: string;
}

/** A tick box, 16 px, with a target of 28 px and more. */
export function Checkbox({ label, labelledBy, describedBy, onCheckedChange, ...rest }: CheckboxProps) {
  return (
    <Base.Root
      {...rest}
      aria-describedby={describedBy}
      aria-label={label}
      aria-labelledby={labelledBy}
      className="relative flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-line-2 bg-surface text-on-accent transition-colors before:absolute before:-inset-1.5 hover:border-text-3 data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent data-disabled:bg-surface-3 max-sm:before:-inset-3.5"
      onCheckedChange={(checked) => onCheckedChange?.(checked)}
    >
      <Base.Indicator>
        {rest.indeterminate ? (
          <Minus aria-hidden className="block" size={12} strokeWidth={3} />
        ) : (
          <Check aria-hidden className="block" size={12} strokeWidth={3} />
        )}
      </Base.Indicator>
    </Base.Root>
  );
}
