"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { clusterPath } from "@/lib/client/paths";
import { nodesQuery, useClusters } from "@/lib/client/queries";
import { FindList } from "./find-list";
import { setFindOpen, useFindOpen } from "./find-open";
import { findPlaces, type Place } from "./find-places";

/** Ctrl K: goes to a cluster, or to a node of a cluster that was opened. */
export function FindDialog() {
  const open = useFindOpen();
  return (
    <Dialog.Root onOpenChange={setFindOpen} open={open}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="-translate-x-1/2 fixed top-[12vh] left-1/2 z-40 w-[min(560px,calc(100vw-24px))] overflow-hidden rounded-dialog border border-line-2 bg-surface shadow-3 outline-none transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0">
          <Dialog.Title className="sr-only">Find</Dialog.Title>
          <Finder />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Mounted anew each time it opens, so that it starts empty. */
function Finder() {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const places = findPlaces(usePlaces(), query);
  const router = useRouter();

  function go(place: Place | undefined) {
    if (!place) return;
    setFindOpen(false);
    router.push(place.href);
  }

  return (
    <>
      <label className="flex h-12 items-center gap-3 border-b px-4">
        <Search aria-hidden className="text-text-3" size={16} strokeWidth={2} />
        <span className="sr-only">Cluster or node</span>
        <input
          aria-activedescendant={places[at] ? `find-${at}` : undefined}
          aria-controls="find-list"
          aria-expanded="true"
          autoComplete="off"
          className="h-full flex-1 bg-transparent text-input outline-none placeholder:text-text-3"
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
            if (step !== 0) setAt((at + step + places.length) % Math.max(1, places.length));
            else if (event.key === "Enter") go(places[at]);
            else return;
            event.preventDefault();
          }}
          placeholder="Cluster or node"
          role="combobox"
          spellCheck={false}
          value={query}
        />
        <Kbd>Esc</Kbd>
      </label>
      <FindList at={at} onGo={go} places={places} />
    </>
  );
}

function usePlaces(): Place[] {
  const client = useQueryClient();
  const clusters = useClusters().data?.items ?? [];
  const nodes = clusters.flatMap((cluster) =>
    (client.getQueryData(nodesQuery(cluster.id).queryKey) ?? []).map((node) => ({
      kind: "node" as const,
      name: node.name,
      within: cluster.name,
      href: `${clusterPath(cluster.id)}/nodes?node=${encodeURIComponent(node.name)}`,
    })),
  );
  return [
    ...clusters.map(({ id, name, server }) => ({
      kind: "cluster" as const,
      name,
      within: server,
      href: clusterPath(id),
    })),
    ...nodes,
  ];
}
