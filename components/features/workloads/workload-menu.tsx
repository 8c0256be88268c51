import { Copy, Download, EllipsisVertical } from "lucide-react";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { exportHref } from "@/lib/client/workload-queries";
import type { FoundWorkload } from "@/lib/contracts/workload";
import type { LineProps } from "./line";

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

interface WorkloadMenuProps extends LineProps {
  row: FoundWorkload;
  tabIndex: number;
}

/** What can be taken along of a workload. Nothing here changes the cluster. */
export function WorkloadMenu({ cluster, row, lineKey, menuOpen, onMenu, tabIndex }: WorkloadMenuProps) {
  return (
    <Menu
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
      <MenuLink
        download=""
        href={exportHref(cluster, "pods", new URLSearchParams({ workload: lineKey }).toString())}
        icon={<Download {...icon} />}
        label="Export its pods as CSV"
      />
      <MenuItem
        icon={<Copy {...icon} />}
        keys={<Kbd>Y</Kbd>}
        label="Copy name"
        onSelect={() => void copyText(row.name, "Workload name")}
      />
    </Menu>
  );
}
