"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { CountChip } from "./chip";
import { useKeys } from "./use-keys";

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  count?: number;
  panel: () => ReactNode;
}

export interface TabsProps<Id extends string> {
  /** Of what they are tabs. */
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** Tabs within a page: one panel is shown, only that one is rendered. Arrows move along them, "[" and "]" from anywhere. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  const turn = (by: number) => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const to = tabs[(at + by + tabs.length) % tabs.length];
    if (to) onSelect(to.id);
  };
  useKeys([
    { keys: "[", label: "Tab before", run: () => turn(-1) },
    { keys: "]", label: "Tab after", run: () => turn(1) },
  ]);
  return (
    <Base.Root className="flex flex-1 flex-col" onValueChange={onSelect} value={selected}>
      <div className="shrink-0 overflow-x-auto border-b px-5 max-sm:px-4">
        <Base.List activateOnFocus aria-label={label} className="flex h-9.5 gap-6 max-sm:h-11">
          {tabs.map(({ id, label: name, count }) => (
            <Base.Tab
              className="flex items-center gap-2 whitespace-nowrap border-transparent border-b-2 pt-0.5 text-section text-text-2 transition-colors -outline-offset-2 hover:text-text aria-selected:border-accent aria-selected:text-text forced-colors:border-[Canvas]"
              key={id}
              value={id}
            >
              {name}
              {count === undefined ? null : <CountChip>{count.toLocaleString("en")}</CountChip>}
            </Base.Tab>
          ))}
        </Base.List>
      </div>
      {tabs.map(({ id, panel }) => (
        <Base.Panel className="flex flex-1 flex-col -outline-offset-2" key={id} value={id}>
          {id === selected ? panel() : null}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
