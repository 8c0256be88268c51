"use client";
import { PageLink } from "@/components/ui/page-link";
import { clusterPath } from "@/lib/client/paths";
import { useCluster } from "@/lib/client/queries";
import { DrawerButton } from "./drawer-button";
import { Reminder } from "./reminder";
import { SettingsMenu } from "./settings-menu";

interface ClusterHeaderProps {
  cluster: string;
  /** On the page of a node. */
  node?: string;
}

/** Top of a cluster's pages: where one is, the reminder, Settings. */
export function ClusterHeader({ cluster, node }: ClusterHeaderProps) {
  const { data } = useCluster(cluster);
  const name = data?.name ?? cluster;
  const base = clusterPath(cluster);
  const above = [
    { href: "/clusters", label: "Clusters" },
    ...(node === undefined
      ? []
      : [
          { href: base, label: name },
          { href: `${base}/nodes?node=${encodeURIComponent(node)}`, label: "Nodes" },
        ]),
  ];
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
      <DrawerButton />
      <div className="flex min-w-0 flex-1 items-center text-[0.9375rem] leading-6">
        {/* A node's name needs the room that three places above it take. */}
        <nav aria-label="Breadcrumb" className={node === undefined ? "max-sm:hidden" : "max-lg:hidden"}>
          <ol className="flex">
            {above.map(({ href, label }) => (
              <li className="flex whitespace-nowrap" key={href}>
                <PageLink className="text-text-2 hover:text-text" href={href}>
                  {label}
                </PageLink>
                <span aria-hidden="true" className="px-2 text-line-2">
                  /
                </span>
              </li>
            ))}
          </ol>
        </nav>
        <h1 className="truncate font-[600] tracking-[-.01em]" title={node ?? name}>
          {node ?? name}
        </h1>
      </div>
      <Reminder cluster={cluster} />
      <SettingsMenu cluster={data} />
    </header>
  );
}
