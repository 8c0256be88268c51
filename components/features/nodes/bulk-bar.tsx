"use client";
import { Ban, ChevronUp, CircleCheck, CirclePlay, Copy, Download, Pause } from "lucide-react";
import type { ReactNode } from "react";
import { SelectionBar } from "@/components/table/selection-bar";
import { Button } from "@/components/ui/button";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Tooltip } from "@/components/ui/tooltip";
import type { NodeRow } from "@/lib/contracts/node";
import { type BulkAction, type BulkOffer, bulkCount, bulkOffer, refusalLines } from "./bulk-offers";
import { digits, nodeCount } from "./node-words";

const ACTIONS: readonly BulkAction[] = ["turn-on", "cordon", "uncordon", "turn-off", "pause"];
const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;
const icons: Record<BulkAction, ReactNode> = {
  "turn-on": <ToolsGlyph size={15} />,
  "turn-off": <CircleCheck {...icon} />,
  pause: <Pause {...icon} />,
  cordon: <Ban {...icon} />,
  uncordon: <CirclePlay {...icon} />,
};
/** On a button, where the icon says of what. */
const short: Partial<Record<BulkAction, string>> = { "turn-off": "Turn off" };

interface BulkBarProps {
  /** All rows that there are. */
  total: number;
  /** Rows that are selected. */
  rows: readonly NodeRow[];
  /** Of these, those that the filters hide. */
  hidden: number;
  /** Why nothing can be changed now. */
  stale?: string;
  onAsk: (offer: BulkOffer) => void;
  onCopy: () => void;
  onExport: () => void;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done with the selected nodes, each action saying to how many of them it applies. */
export function BulkBar(props: BulkBarProps) {
  const { total, rows, hidden, stale, onAsk } = props;
  const offers = ACTIONS.map((action) => bulkOffer(action, rows));
  const whyNot = (offer: BulkOffer) =>
    stale ??
    (offer.rows.length > 0 ? undefined : (refusalLines(offer)[0]?.why ?? "Applies to none of them."));
  return (
    <SelectionBar
      hidden={hidden > 0 ? `${digits(hidden)} hidden by the filter` : undefined}
      onClear={props.onClear}
      text={`${digits(rows.length)} of ${nodeCount(total)} selected`}
    >
      <div className="flex flex-wrap gap-2 max-lg:hidden">
        {offers.map((offer) => (
          <Offer key={offer.action} offer={offer} onAsk={onAsk} refused={whyNot(offer)} />
        ))}
      </div>
      <span className="lg:hidden">
        <Menu
          note={stale}
          trigger={
            <Button>
              Actions
              <ChevronUp aria-hidden className="text-text-3" size={14} strokeWidth={2} />
            </Button>
          }
        >
          {offers.map((offer) => (
            <MenuItem
              disabled={stale !== undefined}
              icon={icons[offer.action]}
              key={offer.action}
              label={`${offer.verb} for ${bulkCount(offer)}…`}
              onSelect={() => onAsk(offer)}
              refused={stale === undefined ? whyNot(offer) : undefined}
              second={reasons(offer)}
            />
          ))}
          <MenuSeparator />
          <MenuItem icon={<CircleCheck {...icon} />} label="Select all nodes shown" onSelect={props.onAll} />
          <MenuItem icon={<Copy {...icon} />} label="Copy names" onSelect={props.onCopy} />
          <MenuItem icon={<Download {...icon} />} label="Export selected as CSV" onSelect={props.onExport} />
        </Menu>
      </span>
      <div className="flex gap-1 max-lg:hidden">
        <IconButton icon={<Copy {...icon} />} label="Copy names" onClick={props.onCopy} />
        <IconButton icon={<Download {...icon} />} label="Export selected as CSV" onClick={props.onExport} />
      </div>
    </SelectionBar>
  );
}

/** "2 nodes: Already cordoned." for each reason. */
function reasons(offer: BulkOffer): string | undefined {
  const lines = refusalLines(offer).map(({ nodes, why }) => `${nodes}: ${why}`);
  return lines.length > 0 ? lines.join(" ") : undefined;
}

interface OfferProps {
  offer: BulkOffer;
  refused?: string;
  onAsk: (offer: BulkOffer) => void;
}

function Offer({ offer, refused, onAsk }: OfferProps) {
  const lines = refusalLines(offer);
  const button = (
    <Button icon={icons[offer.action]} onClick={() => onAsk(offer)} refused={refused} size="sm">
      {short[offer.action] ?? offer.verb}{" "}
      <span className="font-[450] tabular-nums text-text-2">
        {bulkCount(offer)}
        <span className="sr-only"> selected</span>
      </span>
    </Button>
  );
  if (lines.length === 0) return button;
  return (
    <Tooltip
      evidence={lines.map(({ why, nodes }) => ({ state: "fails", what: why, value: nodes }))}
      line="It does not apply to all that are selected."
      side="top"
      title={offer.verb}
    >
      {button}
    </Tooltip>
  );
}
