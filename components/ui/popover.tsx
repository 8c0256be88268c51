"use client";
import type { ReactNode } from "react";
import { later } from "./later";
import { type PopupButtonProps, usePopupButton } from "./popup-button";

const loadPopup = async () => (await import("./popover-popup")).PopoverPopup;
const PopoverPopup = later(loadPopup);

export interface PopoverProps extends PopupButtonProps {
  title: ReactNode;
  /** Which edges line up: the right ones, or the left ones for a button at the left. */
  align?: "start" | "end";
  children: ReactNode;
}

/** A button, and the list that it opens. */
export function Popover({ title, align = "end", children, ...rest }: PopoverProps) {
  const { button, popup } = usePopupButton("dialog", rest, loadPopup);
  return (
    <>
      {button}
      {popup ? (
        <PopoverPopup {...popup} align={align} title={title}>
          {children}
        </PopoverPopup>
      ) : null}
    </>
  );
}
