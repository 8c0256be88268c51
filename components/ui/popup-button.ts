"use client";
import { cloneElement, type ReactElement, type RefObject, useId, useRef, useState } from "react";
import { fetchAhead, useOpened } from "./later";

export interface PopupButtonProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** What a popup is given by its button. */
export interface PopupProps {
  anchor: RefObject<HTMLElement | null>;
  /** Id of the button, whose name the popup has. */
  labelledBy: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** It was opened by a key of the button. */
  byKey: boolean;
}

/**
 * A button that opens a popup whose code comes when the pointer or the focus is near: a table has a menu in each row,
 * and until one is opened a plain button is all that it needs. `popup` is undefined until the first time.
 */
export function usePopupButton(
  kind: "menu" | "dialog",
  { trigger, open: told, onOpenChange }: PopupButtonProps,
  load: () => Promise<unknown>,
): { button: ReactElement; popup?: PopupProps } {
  const anchor = useRef<HTMLElement>(null);
  const ownId = useId();
  const labelledBy = typeof trigger.props.id === "string" ? trigger.props.id : ownId;
  const [own, setOwn] = useState(false);
  const [byKey, setByKey] = useState(false);
  const open = told ?? own;
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const ahead = () => fetchAhead(load);
  const button = cloneElement(trigger, {
    "aria-expanded": open,
    "aria-haspopup": kind,
    "data-popup-open": open ? "" : undefined,
    id: labelledBy,
    onClick: (event: MouseEvent) => {
      setByKey(event.detail === 0);
      change(!open);
    },
    onFocus: ahead,
    onKeyDown: (event: KeyboardEvent) => {
      if (kind !== "menu" || event.key !== "ArrowDown" || open) return;
      event.preventDefault();
      event.stopPropagation();
      setByKey(true);
      change(true);
    },
    onPointerEnter: ahead,
    ref: anchor,
  });
  const opened = useOpened(open);
  return {
    button,
    popup: opened ? { anchor, labelledBy, open, onOpenChange: change, byKey } : undefined,
  };
}

/**
 * Where the focus goes when a popup closes: back to its button, unless it went on already, to a dialog that was chosen
 * in it, say. false leaves it where it is.
 */
export function backTo({ anchor }: Pick<PopupProps, "anchor">, popup: RefObject<HTMLElement | null>) {
  return (): HTMLElement | null | false => {
    const at = document.activeElement;
    const here = at === null || at === document.body || popup.current?.contains(at);
    return here ? anchor.current : false;
  };
}
