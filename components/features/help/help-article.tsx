import type { ReactNode } from "react";
import type { Anchor } from "@/lib/domain/help/contents";
import { OnThisPage } from "./on-this-page";

interface HelpArticleProps {
  anchors: readonly Anchor[];
  children: ReactNode;
}

/** A page of Help, which scrolls by itself, with what is on it at its right; above it where there is no room. */
export function HelpArticle({ anchors, children }: HelpArticleProps) {
  return (
    // What is hidden from sight is placed within it, and can't make anything else scroll.
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      {/* A long page is drawn before its end has come: what stands beside it has its place from the start. */}
      <div
        className={`grid gap-10 px-8 py-6 max-sm:px-4 max-sm:py-4 ${anchors.length > 1 ? "lg:grid-cols-[minmax(0,47.5rem)_12.5rem]" : ""}`}
      >
        <article className="min-w-0 max-w-190 text-[0.875rem] text-text-2 leading-6">
          {anchors.length > 1 ? (
            <details className="mb-4 rounded-control border px-3 py-2 text-body lg:hidden">
              <summary className="text-section text-text">On this page</summary>
              <OnThisPage anchors={anchors} />
            </details>
          ) : null}
          {children}
        </article>
        {anchors.length > 1 ? (
          <nav aria-label="On this page" className="sticky top-6 self-start text-body max-lg:hidden">
            <p className="text-section text-text">On this page</p>
            <OnThisPage anchors={anchors} />
          </nav>
        ) : null}
      </div>
    </div>
  );
}
