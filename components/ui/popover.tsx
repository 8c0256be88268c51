"use client";
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";

export interface PopoverProps {
  trigger: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  /** Which edges line up: the right ones, or the left ones for a button at the left. */
  align?: "start" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** A list under its button, 360 px; a sheet from below on narrow screens. Escape closes it. */
export function Popover({ trigger, title, align = "end", open, onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:hidden" />
        <Base.Positioner
          align={align}
          className="z-50 max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-full! max-sm:transform-none!"
          collisionPadding={8}
          sideOffset={6}
        >
          <Base.Popup className="w-90 overflow-hidden rounded-card border border-line-2 bg-surface dark:bg-surface-2 shadow-3 outline-none transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0 max-sm:w-full max-sm:rounded-b-none">
            <Base.Title className="px-4 pt-3 pb-1 text-section">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
