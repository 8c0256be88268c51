"use client";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";

interface MenuLinkProps {
  href: string;
  label: string;
  icon: LucideIcon;
  count?: number;
}

/** A place of the main menu. It is marked while the reader is anywhere beneath it. */
export function MenuLink({ href, label, icon: Icon, count }: MenuLinkProps) {
  const current = usePathname().startsWith(href);
  return (
    <li>
      <Link
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex h-8.5 items-center gap-2.5 rounded-control border px-2 text-section transition-colors folded:justify-center max-sm:h-11 folded:px-0",
          current
            ? "border-line bg-surface text-text shadow-1 dark:bg-surface-3"
            : "border-transparent text-text-2 hover:bg-surface-3",
        )}
        href={href}
      >
        <Icon aria-hidden className={current ? "text-accent" : ""} size={16} strokeWidth={1.75} />
        <span className="flex-1 folded:sr-only">{label}</span>
        <span className="font-[550] text-meta tabular-nums folded:hidden">{count}</span>
      </Link>
    </li>
  );
}
