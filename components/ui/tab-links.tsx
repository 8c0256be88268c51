import { CountChip } from "./chip";
import { cx } from "./cx";
import { PageLink } from "./page-link";

export interface TabLink {
  href: string;
  label: string;
  count?: number;
  current: boolean;
}

/** Tabs that are pages: links in a navigation, 38 px, scrolling sideways where they do not fit. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b px-5 max-sm:px-4">
      <ul className="flex h-9.5 gap-6 max-sm:h-11">
        {tabs.map((tab) => (
          <li className="flex" key={tab.href}>
            <PageLink
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "flex items-center gap-2 whitespace-nowrap border-b-2 pt-0.5 text-section transition-colors -outline-offset-2",
                tab.current
                  ? "border-accent text-text"
                  : "border-transparent text-text-2 hover:text-text forced-colors:border-[Canvas]",
              )}
              href={tab.href}
            >
              {tab.label}
              {tab.count === undefined ? null : <CountChip>{tab.count.toLocaleString("en")}</CountChip>}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
