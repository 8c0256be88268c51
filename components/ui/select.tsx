"use client";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useId } from "react";
import { cx } from "./cx";

export interface SelectProps<V extends string> {
  label: string;
  /** The label is only heard, not seen; the trigger is as wide as its text and has no border. */
  quiet?: boolean;
  value: V;
  onValueChange: (value: V) => void;
  items: readonly { value: V; label: string }[];
}

/** One of a few values. */
export function Select<V extends string>({
  label,
  quiet = false,
  value,
  onValueChange,
  items,
}: SelectProps<V>) {
  const id = useId();
  return (
    <div className={quiet ? "" : "flex min-w-0 flex-1 flex-col gap-1.5"}>
      <span className={quiet ? "sr-only" : "text-meta font-[580] text-text"} id={`${id}-label`}>
        {label}
      </span>
      <Base.Root
        items={items}
        onValueChange={(next: V | null) => {
          if (next !== null) onValueChange(next);
        }}
        value={value}
      >
        <Base.Trigger
          aria-labelledby={`${id}-label ${id}-value`}
          className={cx(
            "flex h-8 select-none items-center justify-between gap-2 rounded-control border text-text transition-colors hover:bg-surface-3 data-popup-open:bg-surface-3 max-sm:h-11",
            quiet
              ? "border-transparent px-2.5 text-meta font-[580]"
              : "w-full border-line-2 bg-surface px-2.5 text-body shadow-1",
          )}
        >
          <Base.Value className="truncate" id={`${id}-value`} />
          <Base.Icon>
            <ChevronDown aria-hidden className="text-text-3" size={14} strokeWidth={2} />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal render={<section aria-label={`Choices: ${label}`} />}>
          <Base.Positioner align="end" alignItemWithTrigger={false} className="z-50" sideOffset={4}>
            <Base.Popup className="min-w-(--anchor-width) rounded-card border border-line-2 bg-surface dark:bg-surface-2 p-1 shadow-3 outline-none transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0">
              {items.map((item) => (
                <Base.Item
                  className="flex h-8 select-none items-center gap-2 rounded-control pr-3 pl-2 text-body text-text outline-none data-highlighted:bg-surface-3 max-sm:h-11"
                  key={item.value}
                  value={item.value}
                >
                  <span className="flex w-4 justify-center text-accent">
                    <Base.ItemIndicator>
                      <Check aria-hidden size={14} strokeWidth={2} />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText>{item.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
