"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { formatView, parseView, type ViewState } from "./view-state";

/**
 * The table's state, kept in its address. Typing must not wait for the router, so the state lives here and is written
 * to the address; a link to the same page with another query is read back.
 */
export function useViewState(): [ViewState, (change: Partial<ViewState>) => void] {
  const query = useSearchParams().toString();
  const [view, setView] = useState(() => parseView(new URLSearchParams(query)));
  const written = useRef(formatView(view));
  useEffect(() => {
    const fromLink = parseView(new URLSearchParams(query));
    if (formatView(fromLink) === written.current) return;
    written.current = formatView(fromLink);
    setView(fromLink);
  }, [query]);
  useEffect(() => {
    const text = formatView(view);
    if (text === written.current) return;
    written.current = text;
    window.history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
  }, [view]);
  const change = useCallback((part: Partial<ViewState>) => setView((old) => ({ ...old, ...part })), []);
  return [view, change];
}
