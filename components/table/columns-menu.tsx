"use client";
import { Columns3, RotateCcw } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { MenuChecks } from "@/components/ui/menu-checks";
import type { TableColumn } from "./columns";
import { toggled } from "./sort";

interface ColumnsMenuProps<Id extends string> {
  /** All that there are. */
  all: readonly TableColumn<Id>[];
  chosen: readonly Id[];
  /** Those that there is room for now. */
  shown: readonly TableColumn<Id>[];
  usual: readonly Id[];
  /** undefined: back to the default. */
  onChoose: (chosen: readonly Id[] | undefined) => void;
}

/** Which columns the table has. Those that are chosen and have no room in this window say so. */
export function ColumnsMenu<Id extends string>(props: ColumnsMenuProps<Id>) {
  const { all, chosen, shown, usual, onChoose } = props;
  const choices = all.filter((column) => !column.always);
  const crowded = ({ id }: TableColumn<Id>) =>
    chosen.includes(id) && shown.every((column) => column.id !== id);
  const isUsual = choices.every(({ id }) => chosen.includes(id) === usual.includes(id));
  return (
    <Menu
      trigger={<IconButton icon={<Columns3 aria-hidden size={16} strokeWidth={1.75} />} label="Columns" />}
    >
      <div className="max-h-[60dvh] overflow-y-auto">
        <MenuChecks
          items={choices.map((column) => ({
            value: column.id,
            label: column.title,
            note: crowded(column) ? "no room" : undefined,
          }))}
          label="Columns"
          onToggle={(id) => onChoose(toggled(chosen, id))}
          selected={chosen}
        />
      </div>
      <MenuSeparator />
      <MenuItem
        icon={<RotateCcw aria-hidden size={16} strokeWidth={1.75} />}
        label="Back to the default"
        onSelect={() => onChoose(undefined)}
        refused={isUsual ? "These are the default." : undefined}
      />
    </Menu>
  );
}
