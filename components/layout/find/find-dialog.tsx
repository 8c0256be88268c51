"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useState } from "react";
import { setFindOpen, useFindOpen } from "@/components/layout/find-open";
import { Kbd } from "@/components/ui/kbd";
import { count } from "@/lib/domain/words";
import type { Entry } from "./entry";
import { FindList } from "./find-list";
import { findAll, nothingFound } from "./found";
import { useSources } from "./use-sources";
import { useTake } from "./use-take";

/** Ctrl K: goes to a cluster, a node or a page, or asks for an action on one of them. */
export function FindDialog({ onKeys }: { onKeys: () => void }) {
  const open = useFindOpen();
  return (
    <Dialog.Root onOpenChange={setFindOpen} open={open}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="-translate-x-1/2 fixed top-[12vh] left-1/2 z-40 w-[min(620px,calc(100vw-24px))] overflow-hidden rounded-dialog border border-line-2 bg-surface shadow-3 outline-none transition-opacity duration-160 data-ending-style:opacity-0 data-starting-style:opacity-0 max-sm:top-3">
          <Dialog.Title className="sr-only">Find</Dialog.Title>
          <Finder onKeys={onKeys} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Mounted anew each time it opens, so that it starts empty. */
function Finder({ onKeys }: { onKeys: () => void }) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const sources = useSources();
  const groups = findAll(sources, query);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, Math.max(0, entries.length - 1));
  const take = useTake(onKeys);
  const takeIf = (entry: Entry | undefined) => {
    if (entry && entry.refused === undefined) take(entry.choice);
  };

  return (
    <>
      <label className="flex h-12 items-center gap-3 border-b px-4">
        <Search aria-hidden className="text-text-3" size={16} strokeWidth={2} />
        <span className="sr-only">Cluster, node or action</span>
        <input
          aria-activedescendant={entries[at] ? `find-${at}` : undefined}
          aria-controls="find-list"
          aria-expanded={entries.length > 0}
          autoComplete="off"
          className="h-full min-w-0 flex-1 bg-transparent text-input outline-none placeholder:text-text-3"
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            // An Enter that ends a composed character is no choice.
            if (event.nativeEvent.isComposing) return;
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
            if (step !== 0) setChosen((at + step + entries.length) % Math.max(1, entries.length));
            else if (event.key === "Enter") takeIf(entries[at]);
            else return;
            event.preventDefault();
          }}
          placeholder="Cluster, node or action"
          role="combobox"
          spellCheck={false}
          value={query}
        />
        <Kbd>Esc</Kbd>
      </label>
      <p className="sr-only" role="status">
        {query.trim() === "" || entries.length === 0
          ? ""
          : `${count(entries.length, "entry", "entries")} found`}
      </p>
      {entries.length === 0 ? (
        <p className="px-4 py-4 text-body text-text-2" id="find-list" role="status">
          {nothingFound(sources.unread.map(({ name }) => name))}
        </p>
      ) : (
        <FindList at={at} groups={groups} onTake={takeIf} />
      )}
    </>
  );
}
