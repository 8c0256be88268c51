import { Copy, EllipsisVertical, Server } from "lucide-react";
import { inReadersZone } from "@/components/ui/clock";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { PodRow } from "@/lib/contracts/pod";
import type { LineProps } from "./line";

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

interface PodMenuProps extends LineProps {
  row: PodRow;
  tabIndex: number;
  onOpen: (row: PodRow) => void;
}

/** What maintenance would do with this pod, in full, and where it runs. */
export function PodMenu({ row, lineKey, menuOpen, onMenu, onOpen, tabIndex }: PodMenuProps) {
  return (
    <Menu
      note={inReadersZone(row.detail)}
      onOpenChange={(open) => onMenu(lineKey, open)}
      open={menuOpen}
      trigger={
        <IconButton
          icon={<EllipsisVertical {...icon} />}
          label={`Actions for ${row.name}`}
          tabIndex={tabIndex}
        />
      }
    >
      <MenuItem
        icon={<Server {...icon} />}
        keys={<Kbd>↵</Kbd>}
        label="Open its node"
        onSelect={() => onOpen(row)}
        refused={row.node === undefined ? "No node runs it yet." : undefined}
      />
      <MenuItem
        icon={<Copy {...icon} />}
        keys={<Kbd>Y</Kbd>}
        label="Copy name"
        onSelect={() => void copyText(row.name, "Pod name")}
      />
    </Menu>
  );
}
