"use client";
import { Search } from "lucide-react";
import { useParams } from "next/navigation";
import { Mark } from "@/components/ui/glyphs";
import { Kbd } from "@/components/ui/kbd";
import { PageLink } from "@/components/ui/page-link";
import { useClusters, useSession } from "@/lib/client/queries";
import { LiveLine } from "./live-line";
import { MAIN_PLACES, placeRefusal } from "./main-places";
import { MenuLink } from "./menu-link";
import { Person } from "./person";

/**
 * The left main menu: 208 px from 1200 on, icons before, and whole again in the drawer of narrow screens (".drawer").
 */
export function MainMenu({ onFind }: { onFind: () => void }) {
  const clusters = useClusters().data?.items;
  const { data: session } = useSession();
  const counts: Record<string, number | undefined> = {
    "/clusters": clusters?.length,
    "/maintenance": clusters?.reduce((sum, { maintenance }) => sum + maintenance.total, 0),
  };
  const { cluster } = useParams<{ cluster?: string }>();
  return (
    <div className="flex h-full w-52 flex-col folded:w-14 px-2.5 pb-1">
      <PageLink
        aria-label="Drydock, to the clusters"
        className="flex h-12 items-center gap-2 px-2 text-accent folded:justify-center"
        href="/clusters"
      >
        <Mark size={22} />
        <span className="font-[620] text-[0.9375rem] text-text tracking-[-.015em] folded:hidden">
          Drydock
        </span>
      </PageLink>
      <button
        className="mt-1 mb-2.5 flex h-8.5 items-center gap-2 rounded-control border border-line-2 bg-surface px-2.5 text-body text-text-3 shadow-1 transition-colors hover:border-text-3 folded:justify-center max-sm:h-11 folded:px-0"
        onClick={onFind}
        type="button"
      >
        <Search aria-hidden size={15} strokeWidth={2} />
        <span className="flex-1 text-left folded:sr-only">Find</span>
        <span className="flex gap-0.5 folded:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <nav aria-label="Main menu">
        <ul className="flex flex-col gap-0.5">
          {MAIN_PLACES.map((place) => (
            <MenuLink
              count={counts[place.href]}
              href={place.href}
              icon={place.icon}
              key={place.href}
              label={place.label}
              refused={placeRefusal(place, session)}
            />
          ))}
        </ul>
      </nav>
      <div className="mt-auto">
        <LiveLine cluster={cluster === undefined ? undefined : decodeURIComponent(cluster)} />
        <Person />
      </div>
    </div>
  );
}
