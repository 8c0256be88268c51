"use client";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import type { PlaceIcon } from "./main-places";

interface MenuLinkProps {
  href: string;
  label: string;
  icon: PlaceIcon;
  count?: number;
  /** Why one may not go there; the place stays, and says so. */
  refused?: string;
}

const base =
  "flex h-8.5 items-center gap-2.5 rounded-control border px-2 text-section transition-colors folded:justify-center max-sm:h-11 folded:px-0";

/** A place of the main menu. It is marked while the reader is anywhere beneath it. */
export function MenuLink({ href, label, icon: Icon, count, refused }: MenuLinkProps) {
  const current = usePathname().startsWith(href);
  const face = (
    <>
      <Icon aria-hidden className={current ? "text-accent" : ""} size={16} strokeWidth={1.75} />
      <span className="flex-1 folded:sr-only">{label}</span>
      <span className="font-[550] text-meta tabular-nums folded:hidden">{count}</span>
    </>
  );
  return (
    <li>
      {refused === undefined ? (
        <PageLink
          aria-current={current ? "page" : undefined}
          className={cx(
            base,
            current
              ? "forced-here border-line bg-surface text-text shadow-1 dark:bg-surface-3"
              : "border-transparent text-text-2 hover:bg-surface-3",
          )}
          href={href}
        >
          {face}
        </PageLink>
      ) : (
        <span
          aria-description={refused}
          aria-disabled="true"
          className={cx(base, "border-transparent text-text-3")}
          role="link"
          tabIndex={0}
          title={refused}
        >
          {face}
        </span>
      )}
    </li>
  );
}
