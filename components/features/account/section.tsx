import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  /** One sentence: what it is for. */
  lead: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the page under its title. */
export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="text-section" id={id}>
            {title}
          </h2>
          <p className="text-body text-text-2">{lead}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
