import type { ReactNode } from "react";

interface CardProps {
  title: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled area of the overview. */
export function Card({ title, aside, children }: CardProps) {
  return (
    <section aria-label={title} className="rounded-card border bg-surface">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b px-4 py-1.5">
        <h2 className="text-section">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
