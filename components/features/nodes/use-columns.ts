"use client";
import { useEffect, useMemo } from "react";
import { setPreference, usePreference } from "@/components/layout/preferences";
import type { TableColumn } from "@/components/table/columns";
import { type Column, columnsOf, columnsText } from "./columns";
import type { ViewState } from "./view-state";

const PREFERENCE = "columns.nodes";

/** The chosen columns: those of the address, else those that this person chose last, else the default. */
export function useColumns(
  view: ViewState,
  change: (change: Partial<ViewState>) => void,
): [readonly TableColumn<Column>[], (chosen: readonly Column[] | undefined) => void] {
  const own = usePreference(PREFERENCE);
  const text = view.columns ? columnsText(view.columns) : own;
  const columns = useMemo(() => columnsOf(text), [text]);
  const unsaid = view.columns === undefined && own !== "";
  useEffect(() => {
    // A link to this table shows others the same.
    if (unsaid) change({ columns: columns.map(({ id }) => id) });
  }, [unsaid, columns, change]);
  const choose = (chosen: readonly Column[] | undefined) => {
    setPreference(PREFERENCE, columnsText(chosen));
    change({ columns: chosen });
  };
  return [columns, choose];
}
