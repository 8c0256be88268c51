import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

interface HelpHeadingProps {
  level: number;
  id: string;
  /** Its words without marks. */
  words: string;
  children: ReactNode;
}

/** A heading that can be linked to: its sign appears with the pointer, and for the keyboard. */
export function HelpHeading({ level, id, words, children }: HelpHeadingProps) {
  if (level === 1)
    return (
      <h1 className="mb-4 text-text text-title" id={id}>
        {children}
      </h1>
    );
  const Tag = level === 2 ? "h2" : "h3";
  return (
    <Tag
      className={cx(
        "group mb-2 scroll-mt-4 font-[620] text-text tracking-[-.01em]",
        level === 2 ? "mt-8 text-[1.0625rem] leading-6" : "mt-6 text-[0.9375rem] leading-6",
      )}
      id={id}
    >
      {children}
      <a
        aria-label={`Link to ${words}`}
        className="ml-2 text-text-3 opacity-0 hover:text-accent focus-visible:opacity-100 group-hover:opacity-100"
        href={`#${id}`}
      >
        #
      </a>
    </Tag>
  );
}
