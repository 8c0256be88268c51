import {
  Ban,
  CircleCheck,
  CirclePlay,
  Copy,
  History,
  ListChecks,
  Pause,
  Play,
  SlidersHorizontal,
  SquareTerminal,
} from "lucide-react";
import type { ReactNode } from "react";
import { ToolsGlyph } from "@/components/ui/glyphs";
import type { RowAction } from "./row-actions";

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

/** Signs of what can be asked for a node. */
export const rowActionIcons: Record<RowAction, ReactNode> = {
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
