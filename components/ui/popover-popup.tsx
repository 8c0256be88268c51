"use client";
import { Popover as Base } from "@base-ui/react/popover";
import { type ReactNode, useRef } from "react";
import { backTo, type PopupProps } from "./popup-button";

interface PopoverPopupProps extends Omit<PopupProps, "byKey" | "labelledBy"> {
  title: ReactNode;
  align: "start" | "end";
  children: ReactNode;
}

/** A list under its button, 360 px; a sheet from below on narrow screens. Escape closes it. */
export function PopoverPopup({ anchor, open, onOpenChange, title, align, children }: PopoverPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:hidden" />
        <Base.Positioner
          align={align}
          anchor={anchor}
          className="z-50 max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-full! max-sm:transform-none!"
          collisionPadding={8}
          sideOffset={6}
        >
          <Base.Popup
            finalFocus={backTo({ anchor }, popup)}
            ref={popup}
            className="w-90 overflow-hidden rounded-card border border-line-2 bg-surface dark:bg-surface-2 shadow-3 outline-none transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0 max-sm:w-full max-sm:rounded-b-none"
          >
            <Base.Title className="px-4 pt-3 pb-1 text-section">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
