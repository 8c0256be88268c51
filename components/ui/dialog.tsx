"use client";
import type { ReactNode, RefObject } from "react";
import { cx } from "./cx";
import { later, useAhead, useOpened } from "./later";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** plan: 1100 px, two columns; small: 480 px. Both are sheets from below on narrow screens. */
  size: "plan" | "small";
  icon?: ReactNode;
  title: string;
  subtitle?: ReactNode;
  /** At the right of the title: "Plan of 12:04:31, follows the cluster". */
  aside?: ReactNode;
  /** Between header and body; does not scroll. */
  strip?: ReactNode;
  /** Left in the footer: what will happen, or what is missing. */
  note?: ReactNode;
  /** Buttons, the primary last. */
  actions: ReactNode;
  /** Where the focus starts. field: where something is to be given first, but not by touch, where a keyboard would cover it. */
  initialFocus?: RefObject<HTMLElement | null> | "field";
  /** Where the focus goes when it closes, if not to what opened it. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null);
  /** The body. In size plan it is the two columns, which scroll each by themselves. */
  children: ReactNode;
}

const loadPopup = async () => (await import("./dialog-popup")).DialogPopup;
const DialogPopup = later(loadPopup);

/** Nothing until it is opened; its frame is fetched in an idle moment, so that nobody waits for it then. */
export function Dialog(props: DialogProps) {
  useAhead(true, loadPopup);
  return useOpened(props.open) ? <DialogPopup {...props} /> : null;
}

/** A column of a plan dialog that scrolls by itself. `tinted` is the right one. */
export function DialogColumn({ tinted = false, children }: { tinted?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        "min-h-0 px-6 py-5 max-sm:px-4 md:overflow-y-auto",
        tinted && "bg-surface-2 max-md:border-line max-md:border-t md:border-line md:border-l",
      )}
    >
      {children}
    </div>
  );
}
