import type { ReactNode } from "react";
import { CountChip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";

interface PodSectionProps {
  icon: ReactNode;
  title: string;
  count?: number;
  /** Beside the title: the cause that all share. */
  about?: ReactNode;
  /** A verdict changed just now: shown once. */
  changed?: boolean;
  children?: ReactNode;
}

/** Pods that share a fate: icon, what happens, how many, and the pods. */
export function PodSection({ icon, title, count, about, changed = false, children }: PodSectionProps) {
  return (
    <section
      className={cx(
        "relative isolate border-b pt-3 pb-3.5 first:pt-0 last:border-b-0",
        "before:-inset-x-3 before:-z-10 before:absolute before:inset-y-0 before:bg-blocked-soft before:opacity-0 before:transition-opacity before:duration-400",
        changed && "before:opacity-100",
      )}
    >
      <h3 className="flex items-start gap-x-2 gap-y-0.5 text-section max-sm:flex-wrap">
        <span className="flex h-5 w-4 shrink-0 items-center justify-center">{icon}</span>
        <span className="shrink-0">{title}</span>
        {count === undefined ? null : (
          <span className="flex h-5 items-center">
            <CountChip>{count}</CountChip>
          </span>
        )}
        {about ? (
          <span className="min-w-0 flex-1 py-0.5 text-meta font-[400] text-text-2 max-sm:basis-full max-sm:pl-6">
            {about}
          </span>
        ) : null}
      </h3>
      {children ? <div className="mt-1 pl-6">{children}</div> : null}
    </section>
  );
}
