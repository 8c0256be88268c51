"use client";
import Link from "next/link";
import { useCluster } from "@/lib/client/queries";
import { DrawerButton } from "./drawer";
import { Reminder } from "./reminder";
import { SettingsMenu } from "./settings-menu";

/** Top of a cluster's pages: where one is, the reminder, Settings. */
export function ClusterHeader({ cluster }: { cluster: string }) {
  const { data } = useCluster(cluster);
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
      <DrawerButton />
      <div className="flex min-w-0 flex-1 items-center gap-2 text-[0.9375rem] leading-6">
        <nav aria-label="Breadcrumb" className="contents">
          <Link className="text-text-2 hover:text-text max-sm:hidden" href="/clusters">
            Clusters
          </Link>
        </nav>
        <span aria-hidden="true" className="text-line-2 max-sm:hidden">
          /
        </span>
        <h1 className="truncate font-[600] tracking-[-.01em]" title={data?.name ?? cluster}>
          {data?.name ?? cluster}
        </h1>
      </div>
      <Reminder cluster={cluster} />
      <SettingsMenu cluster={data} />
    </header>
  );
}
