"use client";
import { useEffect, useRef } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type Preferences, setPreference, usePreference } from "./preferences";

export type Density = Preferences["density"];

/** What the address of a table says; absent where it is this person's own, or the default. */
export interface DensityInAddress {
  density?: Density;
}

const USUAL: Density = "comfortable";
const unlessUsual = (density: Density) => (density === USUAL ? undefined : density);

/** How dense an address says that rows are. */
export function readDensity(params: URLSearchParams): Density | undefined {
  const text = params.get("density");
  return text === "compact" || text === "comfortable" ? text : undefined;
}

/** The density of a table: that of its address, else what this person chose last. The second switches it. */
export function useDensity(
  view: DensityInAddress,
  change: (change: DensityInAddress) => void,
): [Density, () => void] {
  const own = usePreference("density");
  const hydrated = useHydrated();
  const before = useRef<Density>(undefined);
  const unsaid = view.density === undefined && own !== USUAL;
  useEffect(() => {
    if (!hydrated) return;
    const chosen = before.current !== undefined && before.current !== own;
    before.current = own;
    // Chosen anywhere it holds here, too; and a link to this table shows others the same.
    if (chosen || unsaid) change({ density: unlessUsual(own) });
  }, [hydrated, own, unsaid, change]);
  const density = view.density ?? own;
  const toggle = () => {
    const next = density === "compact" ? "comfortable" : "compact";
    setPreference("density", next);
    change({ density: unlessUsual(next) });
  };
  return [density, toggle];
}
