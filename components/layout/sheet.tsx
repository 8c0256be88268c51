import type { ReactNode } from "react";
import { ClusterFoot } from "./cluster-foot";
import type { FootKey } from "./foot-line";

interface SheetProps {
  cluster: string;
  /** Banners: stay in sight. */
  above?: ReactNode;
  keys?: readonly FootKey[];
  children: ReactNode;
}

/** The page of a tab that is read from top to bottom: it scrolls between its banners and the foot line. */
export function Sheet({ cluster, above, keys, children }: SheetProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {above}
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      <ClusterFoot cluster={cluster} keys={keys} />
    </div>
  );
}

interface SheetSectionProps {
  title: string;
  /** Beneath the title, in grey. */
  hint?: ReactNode;
  /** Right of it. */
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a sheet. */
export function SheetSection({ title, hint, action, children }: SheetSectionProps) {
  return (
    <section aria-label={title} className="border-b px-5 py-4 last:border-b-0 max-sm:px-4">
      <header className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-section">{title}</h2>
          {hint ? <p className="text-meta text-text-2">{hint}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
