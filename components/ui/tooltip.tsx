"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import { Check, Circle, CircleDashed, TriangleAlert, X } from "lucide-react";
import { type ReactElement, type ReactNode, useId, useState } from "react";

export interface Evidence {
  state: "holds" | "open" | "waiting" | "warn" | "fails";
  what: string;
  value?: string;
}

export interface TooltipProps {
  title: string;
  /** What it means, with its time. */
  line?: ReactNode;
  evidence?: readonly Evidence[];
  /** Beneath the rule: reason, then person. */
  footer?: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  /** One element that can take focus, or that gets `tabIndex={0}` here by `focusable`. */
  children: ReactElement<Record<string, unknown>>;
}

const icons: Record<Evidence["state"], ReactNode> = {
  holds: <Check aria-hidden className="text-tip-ok" size={14} strokeWidth={2} />,
  open: <Circle aria-hidden className="text-tip-text-2" size={14} strokeWidth={2} />,
  waiting: <CircleDashed aria-hidden className="text-tip-text-2" size={14} strokeWidth={2} />,
  warn: <TriangleAlert aria-hidden className="text-tip-text" size={14} strokeWidth={2} />,
  fails: <X aria-hidden className="text-tip-text" size={14} strokeWidth={2} />,
};

/** Wraps the app once: 300 ms before the first tooltip, none for its neighbours. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={300} timeout={300}>
      {children}
    </Base.Provider>
  );
}

/** Dark in both themes; opens on hover and focus, closes on Escape. Nothing in it is reachable only there. */
export function Tooltip({
  title,
  line,
  evidence = [],
  footer,
  side = "bottom",
  align = "start",
  children,
}: TooltipProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Base.Root onOpenChange={setOpen} open={open}>
      <Base.Trigger aria-describedby={open ? id : undefined} delay={300} render={children} />
      <Base.Portal render={<section aria-label="Hint" />}>
        <Base.Positioner align={align} className="z-50" collisionPadding={8} side={side} sideOffset={8}>
          <Base.Popup
            className="max-w-73 rounded-card bg-tip-bg px-3.5 py-3 text-meta text-tip-text shadow-3 transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 data-instant:duration-0 forced-colors:border"
            id={id}
            role="tooltip"
          >
            <p className="text-section">{title}</p>
            {line ? <p className="text-tip-text-2 tabular-nums">{line}</p> : null}
            {evidence.length > 0 ? (
              <ul className="mt-2 flex min-w-60 flex-col gap-[3px]">
                {evidence.map((row) => (
                  <li className="flex items-center gap-2" key={row.what}>
                    {icons[row.state]}
                    <span className="flex-1">{row.what}</span>
                    {row.value ? <span className="text-tip-text-2 tabular-nums">{row.value}</span> : null}
                  </li>
                ))}
              </ul>
            ) : null}
            {footer ? (
              <div className="-mx-3.5 mt-2.5 border-tip-line border-t px-3.5 pt-2.5 text-tip-text-2">
                {footer}
              </div>
            ) : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
