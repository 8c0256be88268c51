"use client";
import { ListChecks, ListFilter, Tags } from "lucide-react";
import { type ReactElement, useState } from "react";
import { toggled } from "@/components/table/sort";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { MenuChecks } from "@/components/ui/menu-checks";
import type { NodeRow } from "@/lib/contracts/node";
import { FACET_TITLES, type Facet, facetItems } from "./facets";
import { LabelsFilter } from "./labels-filter";
import { filterCount, type NodeFilter } from "./node-filter";

export interface FiltersProps {
  rows: readonly NodeRow[];
  filter: NodeFilter;
  onChange: (change: Partial<NodeFilter>) => void;
  /** Cards show tick boxes; told and turned on where there is no room for them otherwise. */
  selecting: boolean;
  onSelecting: (selecting: boolean) => void;
}

const ALWAYS: readonly Facet[] = ["pools", "health", "phases"];
const WIDE: readonly Facet[] = ["zones", "roles"];
const icon = <ListFilter aria-hidden size={15} strokeWidth={2} />;

/** Pool, Health, Maintenance, Zone, Role, Labels: a menu each; the last three in one where it is narrower; all in one on cards. */
export function Filters(props: FiltersProps) {
  const { rows, filter, onChange } = props;
  const [labelsOpen, setLabelsOpen] = useState(false);
  const facets = (list: readonly Facet[]) =>
    list.map((facet) => (
      <FacetChecks facet={facet} filter={filter} key={facet} onChange={onChange} rows={rows} />
    ));
  const labelsItem = (
    <MenuItem
      icon={<Tags aria-hidden size={16} strokeWidth={1.75} />}
      label="Labels…"
      onSelect={() => setLabelsOpen(true)}
      second={filter.labels === "" ? undefined : filter.labels}
    />
  );
  const further = WIDE.filter((facet) => filter[facet].length > 0).length + (filter.labels === "" ? 0 : 1);
  return (
    <>
      {[...ALWAYS, ...WIDE].map((facet, at) => (
        <span className={WIDE.includes(facet) ? "max-lg:hidden" : "max-sm:hidden"} key={facet}>
          <Menu
            align="start"
            trigger={
              <Trigger
                icon={at === 0 ? icon : undefined}
                label={FACET_TITLES[facet]}
                on={filter[facet].length}
              />
            }
          >
            <div className="max-h-[60dvh] overflow-y-auto">{facets([facet])}</div>
          </Menu>
        </span>
      ))}
      <LabelsFilter
        filter={filter}
        onChange={onChange}
        onOpenChange={setLabelsOpen}
        open={labelsOpen}
        rows={rows}
        trigger={<Trigger className="max-lg:hidden" label="Labels" on={filter.labels === "" ? 0 : 1} />}
      />
      <span className="max-sm:hidden lg:hidden">
        <Menu align="start" trigger={<Trigger label="More filters" on={further} />}>
          <div className="max-h-[60dvh] overflow-y-auto">{facets(WIDE)}</div>
          <MenuSeparator />
          {labelsItem}
        </Menu>
      </span>
      <span className="sm:hidden">
        <Menu trigger={<NarrowTrigger on={filterCount(filter)} />}>
          <div className="max-h-[70dvh] overflow-y-auto">
            <MenuItem
              icon={<ListChecks aria-hidden size={16} strokeWidth={1.75} />}
              label={props.selecting ? "Done selecting" : "Select nodes"}
              onSelect={() => props.onSelecting(!props.selecting)}
            />
            {labelsItem}
            <MenuSeparator />
            {facets([...ALWAYS, ...WIDE])}
          </div>
        </Menu>
      </span>
    </>
  );
}

interface TriggerProps {
  label: string;
  /** How many values are chosen. */
  on: number;
  icon?: ReactElement;
  className?: string;
}

/** The button says how many values are chosen. The rest of its props come from the menu. */
function Trigger({ label, on, icon, className, ...rest }: TriggerProps) {
  return (
    <Button {...rest} className={cx(on > 0 && "border-accent! text-accent!", className)} icon={icon}>
      {label}
      {on > 0 ? <span className="tabular-nums">{on}</span> : null}
    </Button>
  );
}

function NarrowTrigger({ on, ...rest }: { on: number }) {
  return (
    <IconButton
      {...rest}
      bordered
      className={cx(
        "relative size-10! before:absolute before:-inset-0.5",
        on > 0 && "border-accent text-accent",
      )}
      icon={icon}
      label={on > 0 ? `Filter, ${on} on` : "Filter"}
    />
  );
}

interface FacetChecksProps extends Pick<FiltersProps, "rows" | "filter" | "onChange"> {
  facet: Facet;
}

/** Counted only while its menu is open. */
function FacetChecks({ facet, rows, filter, onChange }: FacetChecksProps) {
  return (
    <MenuChecks
      items={facetItems(facet, rows, filter)}
      label={FACET_TITLES[facet]}
      onToggle={(value) =>
        onChange({ [facet]: toggled<string>(filter[facet], value) } satisfies Partial<
          Record<Facet, readonly string[]>
        >)
      }
      selected={filter[facet]}
    />
  );
}
