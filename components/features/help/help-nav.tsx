"use client";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import type { HelpGroup } from "@/lib/domain/help/contents";

/** All pages by what they are about; the one that is read is marked. */
export function HelpNav({ groups }: { groups: readonly HelpGroup[] }) {
  const path = usePathname();
  return (
    <nav
      aria-label="Pages of Help"
      className="min-h-0 w-56 shrink-0 overflow-y-auto border-r py-4 max-md:hidden"
    >
      {groups.map(({ title, pages }) => (
        <section aria-label={title} className="mb-4 px-3" key={title}>
          <p className="px-2 pb-1 text-meta text-text-3">{title}</p>
          <ul>
            {pages.map(({ slug, title: name }) => {
              const href = `/help/${slug}`;
              const current = path === href || path.startsWith(`${href}/`);
              return (
                <li key={slug}>
                  <PageLink
                    aria-current={current ? "page" : undefined}
                    className={cx(
                      "flex min-h-7.5 items-center rounded-control px-2 py-1 text-body",
                      current
                        ? "forced-here bg-surface-3 font-[580] text-text"
                        : "text-text-2 hover:bg-surface-3",
                    )}
                    href={href}
                  >
                    {name}
                  </PageLink>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
