"use client";
import { Search } from "lucide-react";
import { useRef } from "react";
import { cx } from "./cx";
import { controlClass } from "./field";
import { Kbd } from "./kbd";
import { useKeys } from "./use-keys";

export interface FilterInputProps {
  /** Accessible name and placeholder: "Filter nodes". */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}

/** Narrows a list while typing. "/" comes here, Escape clears it, a second Escape leaves. */
export function FilterInput({ label, value, onValueChange, className }: FilterInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ keys: "/", label, run: () => input.current?.focus() }]);
  return (
    <span className={cx("relative block w-62 max-sm:w-full", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-text-3"
        size={15}
        strokeWidth={2}
      />
      <input
        aria-label={label}
        autoComplete="off"
        className={cx(
          controlClass,
          "peer h-8 pr-9 pl-8.5 max-sm:h-10 [&::-webkit-search-cancel-button]:hidden",
        )}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (value === "") event.currentTarget.blur();
          else onValueChange("");
          event.stopPropagation();
        }}
        placeholder={label}
        ref={input}
        spellCheck={false}
        type="search"
        value={value}
      />
      <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 peer-focus:hidden max-sm:hidden in-data-[keys=off]:hidden">
        <Kbd>/</Kbd>
      </span>
    </span>
  );
}
