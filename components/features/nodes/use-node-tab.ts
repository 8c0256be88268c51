"use client";
import { useSearchParams } from "next/navigation";
import { useState } from "react";

/** The tab of a node's page, kept in its address. Without a choice, or with one that is not there now, it is the first. */
export function useNodeTab<Id extends string>(
  tabs: readonly { id: Id }[],
): [Id | undefined, (id: Id) => void] {
  const fromAddress = useSearchParams().get("tab");
  const [chosen, setChosen] = useState(fromAddress);
  const selected = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  return [
    selected?.id,
    (id) => {
      setChosen(id);
      window.history.replaceState(null, "", `?tab=${id}`);
    },
  ];
}
