"use client";
import {
  Ban,
  CircleCheck,
  CirclePlay,
  Copy,
  EllipsisVertical,
  History,
  ListChecks,
  Pause,
  Play,
  SlidersHorizontal,
  SquareTerminal,
} from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { NodeRow } from "@/lib/contracts/node";
import { type RowAction, rowActions } from "./row-actions";

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

const icons: Record<RowAction, ReactNode> = {
  open: <History {...icon} />,
  "turn-on": <ToolsGlyph size={16} />,
  preview: <ListChecks {...icon} />,
  "turn-off": <CircleCheck {...icon} />,
  pause: <Pause {...icon} />,
  resume: <Play {...icon} />,
  options: <SlidersHorizontal {...icon} />,
  cordon: <Ban {...icon} />,
  uncordon: <CirclePlay {...icon} />,
  "copy-name": <Copy {...icon} />,
  "copy-command": <SquareTerminal {...icon} />,
};

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
          icon={<EllipsisVertical {...icon} />}
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
              icon={icons[action]}
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
