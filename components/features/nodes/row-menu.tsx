"use client";
import { EllipsisVertical } from "lucide-react";
import { Fragment } from "react";
import { rowActionIcons } from "@/components/layout/row-action-icons";
import { type RowAction, rowActions } from "@/components/layout/row-actions";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { NodeRow } from "@/lib/contracts/node";

interface RowMenuProps {
  row: NodeRow;
  /** Why nothing can be changed now. */
  stale?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAction: (action: RowAction, row: NodeRow) => void;
  tabIndex?: number;
  bordered?: boolean;
}

/** What can be done with a node; what is refused stays, with its reason. */
export function RowMenu({ row, stale, open, onOpenChange, onAction, tabIndex, bordered }: RowMenuProps) {
  const { note, sections } = rowActions(row, stale);
  return (
    <Menu
      note={note}
      onOpenChange={onOpenChange}
      open={open}
      trigger={
        <IconButton
          bordered={bordered}
          icon={<EllipsisVertical aria-hidden size={16} strokeWidth={1.75} />}
          label={`Actions for ${row.name}`}
          tabIndex={tabIndex}
        />
      }
    >
      {sections.map((section, at) => (
        <Fragment key={section[0]?.action}>
          {at > 0 ? <MenuSeparator /> : null}
          {section.map(({ action, label, key, second, refused }) => (
            <MenuItem
              disabled={refused !== undefined}
              icon={rowActionIcons[action]}
              key={action}
              keys={key && refused === undefined ? <Kbd>{key}</Kbd> : undefined}
              label={label}
              onSelect={() => onAction(action, row)}
              refused={note === undefined ? refused : undefined}
              second={note === undefined ? second : undefined}
            />
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
