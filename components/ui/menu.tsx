"use client";
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  /** One reason that all refused items share; stands once on top. */
  note?: ReactNode;
  /** Which edges line up: the right ones, or the left ones for a button at the left. */
  align?: "start" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** 300 px under the right edge of its button; a sheet from below on narrow screens. */
export function Menu({ trigger, note, align = "end", open, onOpenChange, children }: MenuProps) {
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      <Base.Trigger render={trigger} />
      <Base.Portal render={<section aria-label="Menu" />}>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:hidden" />
        <Base.Positioner
          align={align}
          className="z-50 outline-none max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-full! max-sm:transform-none!"
          collisionPadding={8}
          sideOffset={4}
        >
          <Base.Popup className="w-75 rounded-card border border-line-2 bg-surface dark:bg-surface-2 p-1 shadow-3 outline-none transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0 max-sm:w-full max-sm:rounded-b-none max-sm:pb-4">
            {note ? <p className="px-3 pt-2 pb-1.5 text-meta text-text-2">{note}</p> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon: ReactNode;
  /** Verb and object; "…" when a dialog follows. */
  label: string;
  /** The key that does the same, drawn as a cap. */
  keys?: ReactNode;
  /** Second line: the consequence. A refusal takes its place. */
  second?: string;
  /** Why it is refused now; the item stays and can be reached, but does nothing. */
  refused?: string;
  /** Refused, with the reason in the menu's note. */
  disabled?: boolean;
  onSelect: () => void;
}

const itemClass =
  "flex w-full select-none items-start gap-3 rounded-control px-2.5 py-1.5 text-left text-text outline-none data-highlighted:bg-surface-3 data-disabled:text-text-3 max-sm:min-h-11";

export function MenuItem({ icon, label, keys, second, refused, disabled = false, onSelect }: MenuItemProps) {
  return (
    <Base.Item
      className={itemClass}
      disabled={disabled || refused !== undefined}
      label={label}
      onClick={onSelect}
    >
      <ItemFace icon={icon} keys={keys} label={label} second={refused ?? second} />
    </Base.Item>
  );
}

/** A link in a menu: for downloads and other pages. */
export function MenuLink({
  href,
  download,
  ...face
}: Omit<MenuItemProps, "onSelect" | "refused" | "disabled"> & { href: string; download?: string }) {
  return (
    <Base.LinkItem className={itemClass} closeOnClick download={download} href={href} label={face.label}>
      <ItemFace {...face} />
    </Base.LinkItem>
  );
}

function ItemFace({ icon, label, keys, second }: Pick<MenuItemProps, "icon" | "label" | "keys" | "second">) {
  return (
    <>
      <span className="flex h-5 w-4 shrink-0 items-center justify-center">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block text-section">{label}</span>
        {second ? <span className="block text-meta text-text-3">{second}</span> : null}
      </span>
      {keys ? <span className="max-sm:hidden">{keys}</span> : null}
    </>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export interface MenuChoiceProps<V extends string> {
  label: string;
  value: V;
  onValueChange: (value: V) => void;
  items: readonly { value: V; label: string }[];
}

/** One of a few values, side by side, inside a menu. */
export function MenuChoice<V extends string>({ label, value, onValueChange, items }: MenuChoiceProps<V>) {
  return (
    <Base.RadioGroup
      className="flex items-center gap-2 py-1 pr-1.5 pl-2.5"
      onValueChange={(next: V) => onValueChange(next)}
      value={value}
    >
      <Base.GroupLabel className="flex-1 text-body text-text-2">{label}</Base.GroupLabel>
      <span className="flex rounded-control bg-surface-3 p-0.5">
        {items.map((item) => (
          <Base.RadioItem
            className="flex h-6 select-none items-center rounded-chip px-2 text-meta text-text-2 outline-none data-highlighted:text-text data-highlighted:ring-2 data-highlighted:ring-accent data-checked:bg-surface dark:data-checked:bg-line-2 data-checked:font-[580] data-checked:text-text data-checked:shadow-1 max-sm:h-11"
            key={item.value}
            value={item.value}
          >
            {item.label}
          </Base.RadioItem>
        ))}
      </span>
    </Base.RadioGroup>
  );
}
