"use client";
import { Check } from "lucide-react";
import { useMenuParts } from "./menu-parts";

export interface MenuChecksProps<V extends string> {
  label: string;
  items: readonly { value: V; label: string; count?: number; note?: string }[];
  selected: readonly V[];
  onToggle: (value: V) => void;
}

/** Any of a few values, inside a menu, which stays open: for filters. */
export function MenuChecks<V extends string>({ label, items, selected, onToggle }: MenuChecksProps<V>) {
  const { CheckboxItem, CheckboxItemIndicator, Group, GroupLabel } = useMenuParts();
  return (
    <Group>
      <GroupLabel className="px-2.5 pt-2 pb-1 text-meta text-text-3">{label}</GroupLabel>
      {items.map((item) => (
        <CheckboxItem
          checked={selected.includes(item.value)}
          className="group flex min-h-8 select-none items-center gap-3 rounded-control px-2.5 text-body text-text outline-none data-highlighted:bg-surface-3 max-sm:min-h-11"
          closeOnClick={false}
          key={item.value}
          label={item.label}
          onCheckedChange={() => onToggle(item.value)}
        >
          <span className="flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-line-2 bg-surface text-on-accent group-data-checked:border-accent group-data-checked:bg-accent">
            <CheckboxItemIndicator>
              <Check aria-hidden className="block" size={12} strokeWidth={3} />
            </CheckboxItemIndicator>
          </span>
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {(item.note ?? item.count) === undefined ? null : (
            <span className="text-meta tabular-nums text-text-3">{item.note ?? item.count}</span>
          )}
        </CheckboxItem>
      ))}
    </Group>
  );
}
