"use client";
import { ListFilter } from "lucide-react";
import type { ReactElement } from "react";
import { phaseWord } from "@/components/layout/phase-words";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuChecks } from "@/components/ui/menu-checks";
import type { NodeRow } from "@/lib/contracts/node";
import { countBy, type HealthChoice, type NodeFilter, type PhaseChoice } from "./node-filter";
import { filterCount, toggled } from "./view-state";

export interface FiltersProps {
  rows: readonly NodeRow[];
  filter: NodeFilter;
  onChange: (change: Partial<NodeFilter>) => void;
}

const HEALTH: readonly { value: HealthChoice; label: string }[] = [
  { value: "healthy", label: "Healthy" },
  { value: "pressure", label: "Under pressure" },
  { value: "not-ready", label: "Not Ready" },
];
const PHASES: readonly { value: PhaseChoice; label: string }[] = [
  { value: "none", label: "Not in maintenance" },
  ...(["initiated", "blocked", "failed", "paused", "complete", "ending"] as const).map((value) => ({
    value,
    label: phaseWord[value],
  })),
];

/** Pool, Health, Maintenance: three menus, or one on narrow screens. */
export function Filters(props: FiltersProps) {
  const { filter } = props;
  const icon = <ListFilter aria-hidden size={15} strokeWidth={2} />;
  const active = filterCount(filter);
  return (
    <>
      <FilterMenu trigger={<Trigger icon={icon} label="Pool" on={filter.pools} />}>
        <Pools {...props} />
      </FilterMenu>
      <FilterMenu trigger={<Trigger label="Health" on={filter.health} />}>
        <Health {...props} />
      </FilterMenu>
      <FilterMenu trigger={<Trigger label="Maintenance" on={filter.phases} />}>
        <Phases {...props} />
      </FilterMenu>
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
            <Pools {...props} />
            <Health {...props} />
            <Phases {...props} />
          </div>
        </Menu>
      </span>
    </>
  );
}

interface FilterMenuProps {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactElement;
}

function FilterMenu({ trigger, children }: FilterMenuProps) {
  return (
    <span className="max-sm:hidden">
      <Menu align="start" trigger={trigger}>
        {children}
      </Menu>
    </span>
  );
}

interface TriggerProps {
  label: string;
  on: readonly string[];
  icon?: ReactElement;
}

/** The button says how many values are chosen. The rest of its props come from the menu. */
function Trigger({ label, on, icon, ...rest }: TriggerProps) {
  return (
    <Button {...rest} className={cx(on.length > 0 && "border-accent! text-accent!")} icon={icon}>
      {label}
      {on.length > 0 ? <span className="tabular-nums">{on.length}</span> : null}
    </Button>
  );
}

function Pools({ rows, filter, onChange }: FiltersProps) {
  const counts = countBy(rows, (row) => row.pool);
  const pools = [...new Set([...counts.keys(), ...filter.pools])].sort();
  return (
    <MenuChecks
      items={pools.map((pool) => ({ value: pool, label: pool, count: counts.get(pool) ?? 0 }))}
      label="Pool"
      onToggle={(pool) => onChange({ pools: toggled(filter.pools, pool) })}
      selected={filter.pools}
    />
  );
}

function Health({ rows, filter, onChange }: FiltersProps) {
  const counts = countBy(rows, (row) => row.health.state);
  return (
    <MenuChecks
      items={HEALTH.map((item) => ({ ...item, count: counts.get(item.value) ?? 0 }))}
      label="Health"
      onToggle={(value) => onChange({ health: toggled(filter.health, value) })}
      selected={filter.health}
    />
  );
}

function Phases({ rows, filter, onChange }: FiltersProps) {
  const counts = countBy(rows, (row): PhaseChoice => row.maintenance?.phase ?? "none");
  return (
    <MenuChecks
      items={PHASES.map((item) => ({ ...item, count: counts.get(item.value) ?? 0 }))}
      label="Maintenance"
      onToggle={(value) => onChange({ phases: toggled(filter.phases, value) })}
      selected={filter.phases}
    />
  );
}
