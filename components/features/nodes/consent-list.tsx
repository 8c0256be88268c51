"use client";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { ConsentNeedCause } from "./pod-groups";

export interface ConsentItem {
  uid: string;
  name: string;
  namespace: string;
  cause: ConsentNeedCause;
  detail: string;
}

interface ConsentListProps {
  items: readonly ConsentItem[];
  /** UIDs that are agreed to. */
  given: ReadonlySet<string>;
  /** Absent: read only. */
  onToggle?: (item: ConsentItem) => void;
}

/** One tick box for each pod that loses something or stays, off until somebody ticks it; without `onToggle` only their names. */
export function ConsentList({ items, given, onToggle }: ConsentListProps) {
  return (
    <ul className="flex flex-col gap-3 pt-1.5">
      {items.map((item) => (
        <Consent given={given.has(item.uid)} item={item} key={item.uid} onToggle={onToggle} />
      ))}
    </ul>
  );
}

/** What is agreed to, as a sentence. */
const titles: Record<ConsentNeedCause, (name: string) => string> = {
  bare: (name) => `Delete ${name} for good`,
  "empty-dir": (name) => `Delete the emptyDir of ${name}`,
  "comes-back": (name) => `Leave ${name} here until the node stops`,
};

interface ConsentProps {
  item: ConsentItem;
  given: boolean;
  onToggle?: (item: ConsentItem) => void;
}

function Consent({ item, given, onToggle }: ConsentProps) {
  const id = useId();
  return (
    <li className="flex gap-2.5">
      {onToggle ? (
        <span className="flex h-5 items-center">
          <Checkbox
            checked={given}
            describedBy={`${id}-detail`}
            labelledBy={`${id}-title`}
            onCheckedChange={() => onToggle(item)}
          />
        </span>
      ) : null}
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tick box takes the keys */}
        <p className="text-section" id={`${id}-title`} onClick={() => onToggle?.(item)}>
          {onToggle ? titles[item.cause](item.name) : item.name}
        </p>
        <p className="text-meta text-text-2" id={`${id}-detail`}>
          {item.cause === "bare" ? item.detail : `In ${item.namespace}. ${item.detail}`}
        </p>
      </div>
    </li>
  );
}
