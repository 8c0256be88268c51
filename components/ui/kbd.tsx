import type { ReactNode } from "react";

/** One key cap. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-chip border border-line bg-surface-2 px-1 font-sans text-count text-text-2">
      {children}
    </kbd>
  );
}
