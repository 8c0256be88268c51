"use client";
import { type ReactNode, useId } from "react";
import { Checkbox } from "./checkbox";

interface CheckLineProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  title: string;
  /** Beneath it: what ticking means. */
  children?: ReactNode;
}

/** A tick box with its words; a click on the title ticks as well. */
export function CheckLine({ checked, onChange, title, children }: CheckLineProps) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <span className="flex h-5 items-center">
        <Checkbox
          checked={checked}
          describedBy={children ? `${id}-what` : undefined}
          labelledBy={`${id}-title`}
          onCheckedChange={onChange}
        />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tick box takes the keys */}
        <p className="text-section" id={`${id}-title`} onClick={() => onChange(!checked)}>
          {title}
        </p>
        {children ? (
          <p className="text-meta text-text-2" id={`${id}-what`}>
            {children}
          </p>
        ) : null}
      </div>
    </div>
  );
}
