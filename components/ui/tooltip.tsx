"use client";
import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { fetchAhead, later, useOpened } from "./later";

const loadPopup = async () => (await import("./tooltip-popup")).TooltipPopup;
const TooltipPopup = later(loadPopup);

/** Before the first tooltip, in milliseconds. Within as long after one has gone, its neighbours show at once. */
const SHOW_MS = 300;
/** Time to go from what it points at to the tooltip itself. Milliseconds. */
const LEAVE_MS = 100;
let lastGone = Number.NEGATIVE_INFINITY;

export interface Evidence {
  state: "holds" | "open" | "waiting" | "warn" | "fails";
  what: string;
  value?: string;
}

export interface Tip {
  title: string;
  /** What it means, with its time. */
  line?: ReactNode;
  evidence?: readonly Evidence[];
  /** Beneath the rule: reason, then person. */
  footer?: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
}

interface TooltipProps extends Tip {
  /** One element that can take focus, or that gets `tabIndex={0}` here by `focusable`. */
  children: ReactElement<Record<string, unknown>>;
}

/**
 * What stands behind a sign, for pointer and keyboard; never the only place of a fact. There are hundreds on a screen
 * (a row, a dock), so each is only what listens until the first time that it shows.
 */
export function Tooltip({ children, ...tip }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const opened = useOpened(open);
  useEffect(() => () => clearTimeout(timer.current), []);

  function turn(next: boolean, afterMs = 0) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!next && open) lastGone = performance.now();
      setOpen(next);
    }, afterMs);
  }
  const leave = () => turn(false, open ? LEAVE_MS : 0);
  const { props } = children;
  const child = cloneElement(children, {
    ref: anchor,
    "aria-describedby": open ? id : props["aria-describedby"],
    onPointerEnter(event: PointerEvent) {
      if (event.pointerType === "touch") return;
      fetchAhead(loadPopup);
      turn(true, performance.now() - lastGone < SHOW_MS ? 0 : SHOW_MS);
    },
    onPointerLeave: leave,
    onPointerDown: () => turn(false),
    onFocus(event: FocusEvent) {
      also(props.onFocus, event);
      if (event.currentTarget.matches(":focus-visible")) turn(true);
    },
    onBlur(event: FocusEvent) {
      also(props.onBlur, event);
      turn(false);
    },
  });
  return (
    <>
      {child}
      {opened ? (
        <TooltipPopup
          {...tip}
          anchor={anchor}
          id={id}
          onLeave={leave}
          onOpenChange={setOpen}
          onStay={() => clearTimeout(timer.current)}
          open={open}
        />
      ) : null}
    </>
  );
}

/** What the element does by itself. */
function also(handler: unknown, event: FocusEvent): void {
  if (typeof handler === "function") handler(event);
}
