"use client";
import { Pause, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { useNow } from "@/components/ui/use-now";
import type { Connection } from "@/lib/client/connection";
import { isStale } from "@/lib/client/connection";
import { clusterPath } from "@/lib/client/paths";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import { headWords } from "./head-words";
import { PhaseWord } from "./health-cell";
import { HealthMark } from "./health-mark";
import { healthWords, splitName, staleReason } from "./node-words";
import { optionsItems, spaceAction } from "./row-actions";
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

/** Which node, in which state, since when and why, and what can be done. */
export function NodeHeader({ cluster, row, maintenance, connection, actions, titleRef }: NodeHeaderProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const stale = staleReason(connection);
  const seenAt = isStale(connection) ? (connection.lastSeen ?? new Date()) : undefined;
  const words = healthWords(row, seenAt);
  const { host, domain } = splitName(row.name);
  const checkedAt = seenAt === undefined ? row.maintenance?.checkedAt : undefined;
  const checked = checkedAt === undefined ? "" : `. Checked ${formatClock(new Date(checkedAt))}`;
  const steer = spaceAction(row);
  const options = row.maintenance && optionsItems(row.maintenance, row.refusals.turnOff)[0];
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-3 px-5 pt-3 pb-4 max-sm:gap-x-3 max-sm:px-4">
      <HealthMark label="" row={row} size={52} stale={seenAt !== undefined} />
      <div className="min-w-0 flex-1 basis-80 max-sm:basis-0">
        <p className="text-meta text-text-2">
          <Link className="hover:text-text" href={`${clusterPath(cluster)}/nodes?node=${row.name}`}>
            Nodes
          </Link>
          <span aria-hidden="true" className="px-1.5 text-line-2">
            /
          </span>
          {row.pool}
        </p>
        <h2 className="truncate text-title outline-none" ref={titleRef} tabIndex={-1} title={row.name}>
          {host}
          <span className="font-[400] text-text-3">{domain}</span>
        </h2>
        <p className="text-body [overflow-wrap:anywhere]">
          <PhaseWord
            row={row}
            stale={seenAt !== undefined}
            word={row.maintenance ? words.title : words.word}
          />
          {words.line ? (
            <span className="text-text">
              {" "}
              · {words.line}
              {checked}
            </span>
          ) : null}
        </p>
        {row.maintenance ? (
          <p className="text-meta text-text-2 [overflow-wrap:anywhere]">
            <HeadLine
              deadlineSeconds={maintenance?.options.deadlineSeconds}
              maintenance={row.maintenance}
              offsetMs={connection.offsetMs}
            />
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        {options ? (
          <Button
            icon={<SlidersHorizontal aria-hidden size={15} strokeWidth={1.75} />}
            onClick={() => actions.act("options", row)}
            refused={stale ?? options.refused}
          >
            Options…
          </Button>
        ) : null}
        {/* Going on is an answer to the question beneath. */}
        {steer === "pause" ? (
          <Button
            icon={<Pause aria-hidden size={15} strokeWidth={1.75} />}
            onClick={() => actions.act("pause", row)}
            refused={stale}
          >
            Pause
          </Button>
        ) : null}
        {row.maintenance ? (
          <Button onClick={() => actions.act("turn-off", row)} refused={stale ?? row.refusals.turnOff}>
            Turn off maintenance mode
          </Button>
        ) : (
          <Button
            icon={<ToolsGlyph size={15} />}
            onClick={() => actions.act("turn-on", row)}
            refused={stale ?? row.refusals.turnOn}
            variant="primary"
          >
            Turn on maintenance mode
          </Button>
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
