import type { KeyboardEvent, MouseEvent } from "react";

/**
 * A whole row as one target: a click or Enter opens it, a click with Shift draws the selection to it where there is
 * one; what stands in it and does something itself is left alone.
 */
export function rowTarget(open: () => void, extend: () => void = open) {
  return {
    onClick: (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      // Clicks in a menu of the row come here through React, although the menu is elsewhere in the page.
      if (!event.currentTarget.contains(target) || target?.closest("a, button")) return;
      if (event.shiftKey) extend();
      else open();
    },
    // Shift and a click would mark the text in between.
    onMouseDown: (event: MouseEvent) => {
      if (event.shiftKey) event.preventDefault();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.target !== event.currentTarget) return;
      event.preventDefault();
      open();
    },
  };
}
