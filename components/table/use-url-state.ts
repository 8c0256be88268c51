"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

/**
 * A table's state, kept in its address. Typing must not wait for the router, so the state lives here and is written to
 * the address; a link to the same page with another query is read back. `parse` and `format` are functions of modules.
 */
export function useUrlState<State extends object>(
  parse: (query: URLSearchParams) => State,
  format: (state: State) => string,
): [State, (change: Partial<State>) => void] {
  const query = useSearchParams().toString();
  const [state, setState] = useState(() => parse(new URLSearchParams(query)));
  const written = useRef(format(state));
  useEffect(() => {
    const fromLink = parse(new URLSearchParams(query));
    if (format(fromLink) === written.current) return;
    written.current = format(fromLink);
    setState(fromLink);
  }, [query, parse, format]);
  useEffect(() => {
    const text = format(state);
    if (text === written.current) return;
    written.current = text;
    window.history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
  }, [state, format]);
  const change = useCallback((part: Partial<State>) => setState((old) => ({ ...old, ...part })), []);
  return [state, change];
}
