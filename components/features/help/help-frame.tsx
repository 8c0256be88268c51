import { type ReactNode, Suspense } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { SettingsMenu } from "@/components/layout/settings-menu";
import { PageLink } from "@/components/ui/page-link";
import type { HelpGroup } from "@/lib/domain/help/contents";
import { HelpNav } from "./help-nav";
import { HelpSearch } from "./help-search";

/** Around each page of Help: its name, the search, and all pages at the left. */
export function HelpFrame({ groups, children }: { groups: readonly HelpGroup[]; children: ReactNode }) {
  return (
    <>
      <header className="flex h-15 shrink-0 items-center gap-4 border-b px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <PageLink className="mr-auto text-title text-[1.125rem] max-sm:sr-only" href="/help">
          Help
        </PageLink>
        {/* It reads the address. */}
        <Suspense>
          <HelpSearch />
        </Suspense>
        <SettingsMenu />
      </header>
      <div className="flex min-h-0 flex-1">
        <HelpNav groups={groups} />
        {children}
      </div>
    </>
  );
}
