import { Download, Keyboard, Layers, PanelsTopLeft, Rows3, Server, SunMoon } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { capsOf } from "@/components/layout/key-caps";
import { rowActionIcons } from "@/components/layout/row-action-icons";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import type { Entry, EntryIcon } from "./entry";
import type { Group } from "./found";

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

const icons: Record<EntryIcon, ReactNode> = {
  ...rowActionIcons,
  cluster: <Layers {...icon} />,
  node: <Server {...icon} />,
  page: <PanelsTopLeft {...icon} />,
  kubeconfig: <Download {...icon} />,
  theme: <SunMoon {...icon} />,
  density: <Rows3 {...icon} />,
  keys: <Keyboard {...icon} />,
};

interface FindListProps {
  groups: readonly Group[];
  /** Index, over all groups, of the one that Enter takes. */
  at: number;
  onTake: (entry: Entry) => void;
}

/** What was found; what is refused stays, with its reason. */
export function FindList({ groups, at, onTake }: FindListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#find-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  let next = 0;
  return (
    <div
      aria-label="Found"
      className="max-h-[min(50vh,26rem)] overflow-y-auto p-1"
      id="find-list"
      ref={list}
      role="listbox"
    >
      {groups.map(({ title, entries }) => {
        const first = next;
        next += entries.length;
        const options = entries.map((entry, place) => (
          <Option
            active={first + place === at}
            entry={entry}
            grouped={title !== undefined}
            id={`find-${first + place}`}
            key={`${entry.icon} ${entry.label} ${entry.of} ${entry.within}`}
            onTake={onTake}
          />
        ));
        if (title === undefined) return options;
        return (
          <div aria-label={title} key={title} role="group">
            <div aria-hidden="true" className="truncate px-3 pt-2.5 pb-1 text-meta text-text-3">
              {title}
            </div>
            {options}
          </div>
        );
      })}
    </div>
  );
}

interface OptionProps {
  entry: Entry;
  active: boolean;
  /** Its group says of what it is. */
  grouped: boolean;
  id: string;
  onTake: (entry: Entry) => void;
}

function Option({ entry, active, grouped, id, onTake }: OptionProps) {
  const { label, of, within, keys, refused } = entry;
  const place = grouped && entry.kind === "action" ? undefined : within;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input that owns this list
    <div
      aria-disabled={refused === undefined ? undefined : true}
      aria-selected={active}
      className={cx(
        "flex min-h-9 scroll-my-1 items-center gap-3 rounded-control px-3 py-1.5 text-body max-sm:min-h-11",
        active ? "bg-surface-3" : "hover:bg-surface-2",
        refused !== undefined && "text-text-3",
      )}
      id={id}
      onClick={() => onTake(entry)}
      role="option"
      tabIndex={-1}
    >
      <span className="shrink-0 text-text-3">{icons[entry.icon]}</span>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className={cx("truncate", entry.kind === "action" ? "shrink-0" : "", "font-[550]")}>
            {label}
          </span>
          {of === undefined || grouped ? null : <span className="truncate text-text-2">{of}</span>}
        </span>
        {place === undefined ? null : (
          <span className="block truncate text-meta text-text-3 sm:hidden">{place}</span>
        )}
        {refused === undefined ? null : (
          <span className="block text-meta [overflow-wrap:anywhere]">{refused}</span>
        )}
      </span>
      {keys === undefined || refused !== undefined ? null : (
        <span className="flex shrink-0 gap-1 max-sm:hidden">
          {capsOf(keys).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      )}
      {place === undefined ? null : (
        <span className="max-w-[34%] shrink-0 truncate text-meta text-text-3 max-sm:hidden">{place}</span>
      )}
    </div>
  );
}
