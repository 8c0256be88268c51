"use client";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

interface ShownOnceProps {
  text: string;
  /** What it is, as an object of a sentence: "Token". */
  what: string;
  /** What it is for, and that it is not shown again. */
  children: ReactNode;
}

/** Something secret that is told once, with a way to take it along. */
export function ShownOnce({ text, what, children }: ShownOnceProps) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-body text-text-2">{children}</p>
      <pre
        className="w-full overflow-x-auto rounded-control border bg-surface-2 px-3 py-2 font-object"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
      >
        {text}
      </pre>
      <Button
        icon={<Copy aria-hidden size={15} strokeWidth={1.75} />}
        onClick={() => void copyText(text, what)}
      >
        Copy {what.toLowerCase()}
      </Button>
    </div>
  );
}
