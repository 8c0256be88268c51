"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import { Check, Circle, CircleDashed, TriangleAlert, X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import type { Evidence, Tip } from "./tooltip";

const icons: Record<Evidence["state"], ReactNode> = {
  holds: <Check aria-hidden className="text-tip-ok" size={14} strokeWidth={2} />,
  open: <Circle aria-hidden className="text-tip-text-2" size={14} strokeWidth={2} />,
  waiting: <CircleDashed aria-hidden className="text-tip-text-2" size={14} strokeWidth={2} />,
  warn: <TriangleAlert aria-hidden className="text-tip-text" size={14} strokeWidth={2} />,
  fails: <X aria-hidden className="text-tip-text" size={14} strokeWidth={2} />,
};

interface TooltipPopupProps extends Tip {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The pointer came over it, or left it: what stands in it can be read and selected. */
  onStay: () => void;
  onLeave: () => void;
}

/** Says more about what it points at. */
export function TooltipPopup({
  id,
  anchor,
  open,
  onOpenChange,
  onStay,
  onLeave,
  title,
  line,
  evidence = [],
  footer,
  side = "bottom",
  align = "start",
}: TooltipPopupProps) {
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      <Base.Portal render={<section aria-label="Hint" />}>
        <Base.Positioner
          align={align}
          anchor={anchor}
          className="z-50"
          collisionPadding={8}
          side={side}
          sideOffset={8}
        >
          <Base.Popup
            className="max-w-73 rounded-card bg-tip-bg px-3.5 py-3 text-meta text-tip-text shadow-3 transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 data-instant:duration-0 forced-colors:border"
            id={id}
            onPointerEnter={onStay}
            onPointerLeave={onLeave}
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
