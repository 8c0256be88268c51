"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";

interface SelectionBarProps {
  /** "5 of 12 nodes selected". */
  text: string;
  /** "2 are hidden by the filter". */
  hidden?: string;
  onClear: () => void;
  /** What can be done with them, each saying with how many. */
  children: ReactNode;
}

/** Stands under the table while rows are selected, so that no row moves. */
export function SelectionBar({ text, hidden, onClear, children }: SelectionBarProps) {
  return (
    <section
      aria-label="Selection"
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t bg-accent-soft py-2 pr-2.5 pl-3 max-sm:flex-nowrap"
    >
      <IconButton
        icon={<X aria-hidden size={16} strokeWidth={1.75} />}
        label="Clear the selection"
        onClick={onClear}
      />
      <p className="mr-auto min-w-0 tabular-nums" role="status">
        <span className="font-[600]">{text}</span>
        {hidden ? <span className="text-text-2">, {hidden}</span> : null}
      </p>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </section>
  );
}
