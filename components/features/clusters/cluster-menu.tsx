"use client";
import { EllipsisVertical, KeyRound, Pencil, PlugZap, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { later, useAhead } from "@/components/ui/later";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useTenantDenied } from "@/lib/client/access";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterAction } from "./cluster-dialogs";

const loadDialogs = async () => (await import("./cluster-dialogs")).ClusterDialogs;
const ClusterDialogs = later(loadDialogs);

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;
const OPERATORS = "It comes from the operator's kubeconfig. Change KUBECONFIG.";

/** What can be done with a cluster; what is refused stays, with its reason. */
export function ClusterMenu({ cluster }: { cluster: ClusterSummary }) {
  const [asked, setAsked] = useState<{ id: number; action: ClusterAction }>();
  const [open, setOpen] = useState(false);
  useAhead(true, loadDialogs);
  const note = useTenantDenied("cluster.manage");
  const ask = (action: ClusterAction) => () => {
    setAsked((old) => ({ id: (old?.id ?? 0) + 1, action }));
    setOpen(true);
  };
  const notAdded = note === undefined && cluster.origin !== "added" ? OPERATORS : undefined;
  const disabled = note !== undefined;
  return (
    <>
      <Menu
        note={note}
        trigger={
          <IconButton
            className="relative"
            icon={<EllipsisVertical {...icon} />}
            label={`Actions for ${cluster.name}`}
          />
        }
      >
        <MenuItem
          disabled={disabled}
          icon={<Pencil {...icon} />}
          label="Change name and tags…"
          onSelect={ask("edit")}
        />
        <MenuItem
          disabled={disabled}
          icon={<PlugZap {...icon} />}
          label="Test connection…"
          onSelect={ask("test")}
        />
        <MenuItem
          disabled={disabled}
          icon={<KeyRound {...icon} />}
          label="Rotate credential…"
          onSelect={ask("rotate")}
          refused={notAdded}
          second="Tested before it takes over."
        />
        <MenuSeparator />
        <MenuItem
          disabled={disabled}
          icon={<Trash2 {...icon} />}
          label="Remove cluster…"
          onSelect={ask("remove")}
          refused={notAdded}
          second="Changes nothing in the cluster."
        />
      </Menu>
      {asked ? (
        <ClusterDialogs
          action={asked.action}
          cluster={cluster}
          key={asked.id}
          onOpenChange={setOpen}
          open={open}
        />
      ) : null}
    </>
  );
}
