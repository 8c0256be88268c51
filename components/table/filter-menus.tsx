"use client";
import { ListFilter } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuChecks } from "@/components/ui/menu-checks";
import { toggled } from "./sort";

/** One thing that a table can be narrowed by. */
export interface TableFilter {
  label: string;
  items: readonly { value: string; label: string; count?: number }[];
  selected: readonly string[];
  onChange: (selected: readonly string[]) => void;
}

/** A menu a filter; one menu for all on narrow screens. */
export function FilterMenus({ filters }: { filters: readonly TableFilter[] }) {
  const active = filters.filter(({ selected }) => selected.length > 0).length;
  const icon = <ListFilter aria-hidden size={15} strokeWidth={2} />;
  return (
    <>
      {filters.map((filter, at) => (
        <span className="max-sm:hidden" key={filter.label}>
          <Menu
            align="start"
            trigger={
              <Trigger icon={at === 0 ? icon : undefined} label={filter.label} on={filter.selected.length} />
            }
          >
            <Checks filter={filter} />
          </Menu>
        </span>
      ))}
      <span className="sm:hidden">
        <Menu
          trigger={
            <IconButton
              bordered
              className={cx(
                "relative size-10! before:absolute before:-inset-0.5",
                active > 0 && "border-accent text-accent",
              )}
              icon={icon}
              label={active > 0 ? `Filter, ${active} on` : "Filter"}
            />
          }
        >
          <div className="max-h-[70dvh] overflow-y-auto">
            {filters.map((filter) => (
              <Checks filter={filter} key={filter.label} />
            ))}
          </div>
        </Menu>
      </span>
    </>
  );
}

/** What is chosen stays in the menu although nothing has it any more. */
function Checks({ filter: { label, items, selected, onChange } }: { filter: TableFilter }) {
  const missing = selected.filter((value) => items.every((item) => item.value !== value));
  return (
    <div className="max-h-[60dvh] overflow-y-auto max-sm:max-h-none">
      <MenuChecks
        items={[...items, ...missing.map((value) => ({ value, label: value, count: 0 }))]}
        label={label}
        onToggle={(value) => onChange(toggled(selected, value))}
        selected={selected}
      />
    </div>
  );
}

interface TriggerProps {
  label: string;
  /** How many values are chosen. */
  on: number;
  icon?: ReactElement;
}

/** The rest of its props come from the menu. */
function Trigger({ label, on, icon, ...rest }: TriggerProps) {
  return (
    <Button {...rest} className={cx(on > 0 && "border-accent! text-accent!")} icon={icon}>
      {label}
      {on > 0 ? <span className="tabular-nums">{on}</span> : null}
    </Button>
  );
}
