"use client";
import { EllipsisVertical } from "lucide-react";
import { useRouter } from "next/navigation";
import { nodeHref } from "@/components/layout/node-href";
import { rowActionIcons } from "@/components/layout/row-action-icons";
import { maintenanceItems } from "@/components/layout/row-actions";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useDenied } from "@/lib/client/access";
import type { NowRow } from "./now-list";

/** What the menu of the node offers while it is in maintenance; each opens its dialog on the page of the node. */
export function NowMenu({ row: { cluster, node, staleSince } }: { row: NowRow }) {
  const router = useRouter();
  const denied = useDenied(cluster);
  const stale = staleSince === undefined ? undefined : "Not now: the cluster does not answer.";
  const ending = node.phase === "ending" ? "It is being turned off." : undefined;
  const turnOff = denied("maintenance.end") ?? denied("maintenance.change") ?? stale ?? ending;
  return (
    <Menu
      trigger={
        <IconButton
          icon={<EllipsisVertical aria-hidden size={16} strokeWidth={1.75} />}
          label={`Actions for ${node.node}`}
        />
      }
    >
      {maintenanceItems({ maintenance: node, refusals: { turnOff } }).map(
        ({ action, label, second, refused }) => (
          <MenuItem
            icon={rowActionIcons[action]}
            key={action}
            label={label.endsWith("…") ? label : `${label}…`}
            onSelect={() => router.push(nodeHref(cluster, node.node, action))}
            refused={refused}
            second={second}
          />
        ),
      )}
    </Menu>
  );
}
