"use client";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { ConsentCause } from "@/lib/domain/intent";

export interface ConsentItem {
  uid: string;
  name: string;
  namespace: string;
  cause: ConsentCause;
  detail: string;
}

interface ConsentListProps {
  items: readonly ConsentItem[];
  /** UIDs that are agreed to. */
  given: ReadonlySet<string>;
  /** Absent: read only. */
  onToggle?: (item: ConsentItem) => void;
}

/** One tick box for each pod that loses something, off until somebody ticks it; without `onToggle` only their names. */
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
function consentTitle({ cause, name }: Pick<ConsentItem, "cause" | "name">): string {
  return cause === "bare" ? `Delete ${name} for good` : `Delete the emptyDir of ${name}`;
}

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
          {onToggle ? consentTitle(item) : item.name}
        </p>
        <p className="text-meta text-text-2" id={`${id}-detail`}>
          {item.cause === "bare" ? item.detail : `In ${item.namespace}. ${item.detail}`}
        </p>
      </div>
    </li>
  );
}
