"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { MenuParts } from "./menu-parts";
import { backTo, type PopupProps } from "./popup-button";

interface MenuPopupProps extends PopupProps {
  note?: ReactNode;
  align: "start" | "end";
  children: ReactNode;
}

/** 300 px under the right edge of its button; a sheet from below on narrow screens. */
export function MenuPopup({ anchor, labelledBy, open, onOpenChange, byKey, ...props }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      <Base.Portal render={<section aria-label="Menu" />}>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:hidden" />
        <Base.Positioner
          align={props.align}
          anchor={anchor}
          className="z-50 outline-none max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-full! max-sm:transform-none!"
          collisionPadding={8}
          sideOffset={4}
        >
          <Base.Popup
            aria-labelledby={labelledBy}
            className="w-75 rounded-card border border-line-2 bg-surface dark:bg-surface-2 p-1 shadow-3 outline-none transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0 max-sm:w-full max-sm:rounded-b-none max-sm:pb-4"
            finalFocus={backTo({ anchor }, popup)}
            ref={popup}
          >
            {props.note ? <p className="px-3 pt-2 pb-1.5 text-meta text-text-2">{props.note}</p> : null}
            <MenuParts value={Base}>{props.children}</MenuParts>
            {byKey ? <FirstItem popup={popup} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Goes to the first item, as a menu does that a key has opened; the library sees no key, since the button is ours. */
function FirstItem({ popup }: { popup: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    popup.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  }, [popup]);
  return null;
}
