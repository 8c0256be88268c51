"use client";
import { Pause, SlidersHorizontal } from "lucide-react";
import { type RefObject, useState } from "react";
import { optionsItems, spaceAction } from "@/components/layout/row-actions";
import { staleReason } from "@/components/layout/stale-words";
import { formatClock } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { PageLink } from "@/components/ui/page-link";
import { stateText } from "@/components/ui/state";
import { useNow } from "@/components/ui/use-now";
import type { Connection } from "@/lib/client/connection";
import { isStale } from "@/lib/client/connection";
import { clusterPath } from "@/lib/client/paths";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import { headWords } from "./head-words";
import { healthState } from "./health-cell";
import { HealthMark } from "./health-mark";
import { HintedButton } from "./hinted-button";
import { healthWords, servesWords } from "./node-words";
import { RowMenu } from "./row-menu";
import type { NodeActions } from "./use-node-actions";

interface NodeHeaderProps {
  cluster: string;
  row: NodeRow;
  maintenance: MaintenanceBody | undefined;
  connection: Connection;
  actions: NodeActions;
  /** Takes the focus when a dialog closes: nothing in it swallows a key. */
  titleRef: RefObject<HTMLHeadingElement | null>;
}

/** In which state the node is, since when and why, and what can be done. Its name stands above. */
export function NodeHeader({ cluster, row, maintenance, connection, actions, titleRef }: NodeHeaderProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const stale = staleReason(connection);
  const seenAt = isStale(connection) ? (connection.lastSeen ?? new Date()) : undefined;
  const words = healthWords(row, seenAt);
  const state = healthState(row) ?? "healthy";
  const checkedAt = seenAt === undefined ? row.maintenance?.checkedAt : undefined;
  const checked = checkedAt === undefined ? "" : `. Checked ${formatClock(new Date(checkedAt))}`;
  const steer = spaceAction(row);
  const options = row.maintenance && optionsItems(row.maintenance, row.refusals.turnOff)[0];
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-3 px-5 pt-3 pb-4 max-sm:gap-x-3 max-sm:px-4">
      <HealthMark label="" row={row} size={52} stale={seenAt !== undefined} />
      <div className="min-w-0 flex-1 basis-80 max-sm:basis-0">
        <p className="text-meta text-text-2 sm:hidden">
          <PageLink className="hover:text-text" href={`${clusterPath(cluster)}/nodes?node=${row.name}`}>
            Nodes
          </PageLink>
          <span aria-hidden="true" className="px-1.5 text-line-2">
            /
          </span>
          {row.pool}
        </p>
        <h2 className="text-title outline-none [overflow-wrap:anywhere]" ref={titleRef} tabIndex={-1}>
          {row.maintenance ? words.title : words.word}
          {words.line ? (
            <span
              className={cx(
                "ml-2.5 text-[0.9375rem] leading-6 font-[600]",
                stateText[seenAt ? "stale" : state],
              )}
            >
              {words.line}
              {checked}
            </span>
          ) : null}
        </h2>
        {row.maintenance ? (
          <p className="text-meta text-text-2 [overflow-wrap:anywhere]">
            <HeadLine
              deadlineSeconds={maintenance?.options.deadlineSeconds}
              maintenance={row.maintenance}
              offsetMs={connection.offsetMs}
            />
          </p>
        ) : (
          <p className="text-meta text-text-2">{servesWords(row)}</p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        {options ? (
          <HintedButton
            icon={<SlidersHorizontal aria-hidden size={15} strokeWidth={1.75} />}
            onClick={() => actions.act("options", row)}
            refused={stale ?? options.refused}
          >
            Options…
          </HintedButton>
        ) : null}
        {/* Going on is an answer to the question beneath. */}
        {steer?.action === "pause" ? (
          <HintedButton
            icon={<Pause aria-hidden size={15} strokeWidth={1.75} />}
            onClick={() => actions.act("pause", row)}
            refused={stale ?? steer.refused}
          >
            Pause
          </HintedButton>
        ) : null}
        {row.maintenance ? (
          <HintedButton onClick={() => actions.act("turn-off", row)} refused={stale ?? row.refusals.turnOff}>
            Turn off maintenance mode
          </HintedButton>
        ) : (
          <HintedButton
            icon={<ToolsGlyph size={15} />}
            onClick={() => actions.act("turn-on", row)}
            refused={stale ?? row.refusals.turnOn}
            variant="primary"
          >
            Turn on maintenance mode
          </HintedButton>
        )}
        <RowMenu
          bordered
          onAction={actions.act}
          onOpenChange={setMenuOpen}
          open={menuOpen}
          row={row}
          stale={stale}
        />
      </div>
    </header>
  );
}

interface HeadLineProps {
  maintenance: NodeMaintenance;
  deadlineSeconds: number | undefined;
  offsetMs: number;
}

/** Ticks by itself, so that its header does not render each second. */
function HeadLine({ maintenance, deadlineSeconds, offsetMs }: HeadLineProps) {
  return headWords(maintenance, deadlineSeconds, formatClock, useNow() + offsetMs);
}
