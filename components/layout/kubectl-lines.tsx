"use client";
import { ChevronRight, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import type { KubectlEquivalent } from "@/lib/domain/kubectl/equivalent";

interface KubectlLinesProps {
  equivalent: KubectlEquivalent;
  /** kubectl takes the context that is set, which may be another cluster's. */
  clusterName: string;
}

/** The same with kubectl, folded: the lines to copy, and where it does otherwise. */
export function KubectlLines({ equivalent: { lines, differs }, clusterName }: KubectlLinesProps) {
  const text = lines.join("\n");
  return (
    <details className="group mt-3 border-t pt-2">
      <summary className="flex h-8 cursor-pointer list-none items-center gap-1.5 rounded-chip text-meta font-[580] text-text-2 hover:text-text max-sm:h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="shrink-0 transition-transform duration-120 group-open:rotate-90"
          size={14}
          strokeWidth={2}
        />
        kubectl equivalent
      </summary>
      {lines.length === 0 ? null : (
        <>
          <pre className="mt-1 whitespace-pre-wrap rounded-control border bg-surface px-3 py-2 font-object text-text [overflow-wrap:anywhere]">
            {/* No line ends within a flag as long as there is room for it. */}
            {text.split(/(\s)/).map((word, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name than their place
              <span className={word.trim() === "" ? undefined : "inline-block max-w-full"} key={at}>
                {word}
              </span>
            ))}
          </pre>
          <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 text-meta text-text-3 [overflow-wrap:anywhere]">
              With a context of {clusterName}.
            </span>
            <Button
              icon={<Copy aria-hidden size={14} strokeWidth={1.75} />}
              onClick={() => void copyText(text, "Command")}
              size="sm"
            >
              Copy command
            </Button>
          </div>
        </>
      )}
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-4 text-meta text-text-2">
        {differs.length === 0 ? <li>It does the same.</li> : null}
        {differs.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
