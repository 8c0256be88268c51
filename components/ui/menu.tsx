"use client";
import type { ReactNode } from "react";
import { later } from "./later";
import { useMenuParts } from "./menu-parts";
import { type PopupButtonProps, usePopupButton } from "./popup-button";

const loadPopup = async () => (await import("./menu-popup")).MenuPopup;
const MenuPopup = later(loadPopup);

export interface MenuProps extends PopupButtonProps {
  /** One reason that all refused items share; stands once on top. */
  note?: ReactNode;
  /** Which edges line up: the right ones, or the left ones for a button at the left. */
  align?: "start" | "end";
  children: ReactNode;
}

/** A button, and the menu that it opens. */
export function Menu({ note, align = "end", children, ...rest }: MenuProps) {
  const { button, popup } = usePopupButton("menu", rest, loadPopup);
  return (
    <>
      {button}
      {popup ? (
        <MenuPopup {...popup} align={align} note={note}>
          {children}
        </MenuPopup>
      ) : null}
    </>
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
  const { Item } = useMenuParts();
  return (
    <Item className={itemClass} disabled={disabled || refused !== undefined} label={label} onClick={onSelect}>
      <ItemFace icon={icon} keys={keys} label={label} second={refused ?? second} />
    </Item>
  );
}

/** A link in a menu: for downloads and other pages. */
export function MenuLink({
  href,
  download,
  ...face
}: Omit<MenuItemProps, "onSelect" | "refused" | "disabled"> & { href: string; download?: string }) {
  const { LinkItem } = useMenuParts();
  return (
    <LinkItem className={itemClass} closeOnClick download={download} href={href} label={face.label}>
      <ItemFace {...face} />
    </LinkItem>
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
  const { Separator } = useMenuParts();
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}

export interface MenuChoiceProps<V extends string> {
  label: string;
  value: V;
  onValueChange: (value: V) => void;
  items: readonly { value: V; label: string }[];
}

/** One of a few values, side by side, inside a menu. */
export function MenuChoice<V extends string>({ label, value, onValueChange, items }: MenuChoiceProps<V>) {
  const { GroupLabel, RadioGroup, RadioItem } = useMenuParts();
  return (
    <RadioGroup
      className="flex items-center gap-2 py-1 pr-1.5 pl-2.5"
      onValueChange={(next: V) => onValueChange(next)}
      value={value}
    >
      <GroupLabel className="flex-1 text-body text-text-2">{label}</GroupLabel>
      <span className="flex rounded-control bg-surface-3 p-0.5">
        {items.map((item) => (
          <RadioItem
            className="flex h-6 select-none items-center rounded-chip px-2 text-meta text-text-2 outline-none data-highlighted:text-text data-highlighted:ring-2 data-highlighted:ring-accent data-checked:bg-surface dark:data-checked:bg-line-2 data-checked:font-[580] data-checked:text-text data-checked:shadow-1 max-sm:h-11"
            key={item.value}
            value={item.value}
          >
            {item.label}
          </RadioItem>
        ))}
      </span>
    </RadioGroup>
  );
}
