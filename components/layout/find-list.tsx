import { Layers, Server } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { Place } from "./find-places";

interface FindListProps {
  places: readonly Place[];
  /** Index of the one that Enter takes. */
  at: number;
  onGo: (place: Place) => void;
}

export function FindList({ places, at, onGo }: FindListProps) {
  if (places.length === 0) {
    return (
      <p className="px-4 py-4 text-body text-text-2" id="find-list" role="status">
        No cluster of this name. Nodes are found in clusters that you have opened.
      </p>
    );
  }
  return (
    <div aria-label="Found" className="max-h-[50vh] overflow-y-auto p-1" id="find-list" role="listbox">
      {places.map((place, index) => {
        const Icon = place.kind === "cluster" ? Layers : Server;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input that owns this list
          <div
            aria-selected={index === at}
            className={cx(
              "flex h-9 items-center gap-3 rounded-control px-3 text-body max-sm:h-11",
              index === at ? "bg-surface-3" : "hover:bg-surface-2",
            )}
            id={`find-${index}`}
            key={place.href}
            onClick={() => onGo(place)}
            role="option"
            tabIndex={-1}
          >
            <Icon aria-hidden className="text-text-3" size={16} strokeWidth={1.75} />
            <span className="truncate font-[550]">{place.name}</span>
            <span className="ml-auto max-w-[45%] truncate text-meta text-text-3">{place.within}</span>
          </div>
        );
      })}
    </div>
  );
}
