"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef } from "react";
import { cx } from "./cx";
import type { DialogProps } from "./dialog";
import { IconButton } from "./icon-button";

const FIELDS = "input:not([type=file]):not([tabindex='-1']), textarea, [role=combobox], [role=checkbox]";

/** A dialog over the page; it keeps the focus until it is closed. */
export function DialogPopup(props: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const firstField = (how: string) =>
    how === "touch" ? true : (body.current?.querySelector<HTMLElement>(FIELDS) ?? true);
  const { size, icon, title, subtitle, aside, strip, note, actions, children } = props;
  return (
    <Base.Root onOpenChange={props.onOpenChange} open={props.open}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-center justify-center p-6 max-sm:items-end max-sm:p-0">
          <Base.Popup
            className={cx(
              "flex max-h-[90dvh] w-full flex-col overflow-hidden rounded-dialog bg-surface shadow-3 outline-none transition-[opacity,translate] duration-200 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 max-sm:rounded-b-none forced-colors:border",
              size === "plan" ? "max-w-[1100px]" : "max-w-[480px]",
            )}
            data-dialog=""
            finalFocus={props.finalFocus}
            initialFocus={props.initialFocus === "field" ? firstField : props.initialFocus}
          >
            <header className="flex items-start gap-3 px-6 pt-4 pb-3 max-sm:px-4">
              {icon ? <span className="flex h-11 items-center text-accent max-sm:h-6">{icon}</span> : null}
              <div className="flex min-h-11 min-w-0 flex-1 flex-col justify-center max-sm:min-h-6">
                <Base.Title className="text-dialog">{title}</Base.Title>
                {subtitle ? (
                  <Base.Description className="text-body text-text-2 [overflow-wrap:anywhere]">
                    {subtitle}
                  </Base.Description>
                ) : null}
              </div>
              {aside ? (
                <div className="flex h-11 items-center text-meta text-text-2 max-md:hidden">{aside}</div>
              ) : null}
              <span className="flex h-11 items-center max-sm:h-6">
                <Base.Close
                  render={<IconButton icon={<X aria-hidden size={18} strokeWidth={1.75} />} label="Close" />}
                />
              </span>
            </header>
            {strip ? <div className="px-6 pb-4 max-sm:px-4">{strip}</div> : null}
            <div
              className={cx(
                "min-h-0 flex-1 overflow-y-auto",
                size === "plan"
                  ? "border-line border-t md:grid md:grid-cols-[minmax(0,1fr)_382px] md:overflow-hidden"
                  : "px-6 pb-5 max-sm:px-4",
              )}
              ref={body}
            >
              {children}
            </div>
            <footer className="flex flex-wrap items-center gap-2 border-line border-t px-6 py-3 max-sm:flex-col max-sm:items-stretch max-sm:px-4 max-sm:pb-5">
              <div className="min-w-0 flex-1 text-body text-text-2 max-sm:flex-none">{note}</div>
              <div className="flex gap-2 max-sm:flex-col-reverse">{actions}</div>
            </footer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
