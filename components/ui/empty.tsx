import type { ReactNode } from "react";
import { EmptyDock } from "./glyphs";

export interface EmptyProps {
  /** What is true. */
  title: string;
  /** What would show here. */
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing to show, said in full: what is true, what would stand here, one action. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="flex max-w-130 flex-col items-start gap-1 p-5 max-sm:px-4">
      <EmptyDock className="mb-2 text-line-2" />
      <h2 className="text-section text-text">{title}</h2>
      <div className="text-body text-text-2">{children}</div>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
