"use client";
import type { ReactNode } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ApiError } from "@/lib/client/api-error";
import { ClusterFoot } from "./cluster-foot";
import { MaintenanceBanner } from "./maintenance-banner";
import { ReadBefore, Unread } from "./unread";

const KEYS = [
  { caps: ["[", "]"], label: "Tabs" },
  { caps: ["G", "C"], label: "Clusters" },
];

interface SheetProps<Body> {
  cluster: string;
  /** What it means for this page that nodes are in maintenance, while some are. */
  banner: ReactNode;
  /** What the page is about, as it was read. */
  read: { data: Body | undefined; error: ApiError | null; refetch: () => unknown };
  /** "Loading backups". */
  loading: string;
  /** What an administrator has to allow, where it may not be read. */
  forbidden: { title: string; todo: string };
  children: (body: Body) => ReactNode;
}

/** The page of a tab that is read from top to bottom: it scrolls between its banner and the foot line. */
export function Sheet<Body>({ cluster, banner, read, loading, forbidden, children }: SheetProps<Body>) {
  const { data, error, refetch } = read;
  const hydrated = useHydrated();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <MaintenanceBanner cluster={cluster}>{banner}</MaintenanceBanner>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {!hydrated || data === undefined ? (
          <Unread
            error={hydrated ? error : null}
            forbidden={forbidden}
            loading={loading}
            retry={() => void refetch()}
          />
        ) : (
          <>
            <ReadBefore error={error} />
            {children(data)}
          </>
        )}
      </div>
      <ClusterFoot cluster={cluster} keys={KEYS} />
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
