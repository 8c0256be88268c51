"use client";
import { CircleQuestionMark } from "lucide-react";
import { usePathname } from "next/navigation";
import { PageLink } from "@/components/ui/page-link";
import { helpOfScreen } from "@/lib/domain/help/screens";

/** To the page of Help that explains this one. On narrow screens Help is in the main menu alone. */
export function HelpLink() {
  const slug = helpOfScreen(usePathname());
  if (slug === undefined) return null;
  return (
    <PageLink
      aria-label="Help for this page"
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 transition-colors hover:bg-surface-3 hover:text-text max-sm:hidden"
      href={`/help/${slug}`}
      title="Help for this page"
    >
      <CircleQuestionMark aria-hidden size={16} strokeWidth={1.75} />
    </PageLink>
  );
}
