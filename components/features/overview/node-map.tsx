"use client";
import { type KeyboardEvent, useRef, useState } from "react";
import type { NodeRow } from "@/lib/contracts/node";
import type { Resource } from "./capacity";
import { Dock } from "./dock";
import { DockSquare } from "./dock-square";
import { type MoveKey, moveInGrid } from "./grid-move";
import { layOut, MAX_DOCKS, shortNames } from "./map-layout";

interface NodeMapProps {
  cluster: string;
  nodes: readonly NodeRow[];
  resource: Resource;
  stale: boolean;
}

const moves: readonly string[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/** Columns are zones, rows are pools. One tab stop; arrows go from dock to dock, Enter opens the node's row. */
export function NodeMap({ cluster, nodes, resource, stale }: NodeMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string>();
  const { zones, pools } = layOut(nodes);
  const short = shortNames(nodes.map((node) => node.name));
  const small = nodes.length > MAX_DOCKS;
  const first = pools[0]?.zones.flat()[0]?.name;
  const current = stop !== undefined && short.has(stop) ? stop : first;

  function onKeyDown(event: KeyboardEvent) {
    if (!moves.includes(event.key)) return;
    const links = [...(grid.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];
    const cells = links.map((link) => {
      const { left, width } = link.getBoundingClientRect();
      return { row: Number(link.dataset.row), middle: left + width / 2 };
    });
    const from = links.indexOf(document.activeElement as HTMLElement);
    links[moveInGrid(cells, from, event.key as MoveKey)]?.focus();
    event.preventDefault();
  }

  return (
    <div className="overflow-x-auto px-4 pt-2.5">
      <div
        aria-label="Nodes by pool and zone"
        className="grid min-w-fit"
        onFocus={(event) => setStop(event.target.dataset.node)}
        onKeyDown={onKeyDown}
        ref={grid}
        role="grid"
        style={{ gridTemplateColumns: `max-content repeat(${zones.length}, minmax(6.5rem, 1fr))` }}
        tabIndex={-1}
      >
        <div className="contents" role="row">
          <span className="sr-only" role="columnheader">
            Pool
          </span>
          <span aria-hidden="true" />
          {zones.map((zone) => (
            <span className="border-l pb-2 pl-3 text-meta text-text-2" key={zone} role="columnheader">
              {zone || "No zone"}
            </span>
          ))}
        </div>
        {pools.map((pool, row) => (
          <div className="contents" key={pool.name} role="row">
            <span className="self-center pr-2 pb-4.5" role="rowheader">
              <span className="block max-w-32 truncate text-section" title={pool.name}>
                {pool.name}
              </span>
              <span className="block text-meta text-text-3 tabular-nums">
                {pool.count} {pool.count === 1 ? "node" : "nodes"}
              </span>
            </span>
            {pool.zones.map((cell, column) => (
              <span
                className={`flex flex-wrap content-start border-l pb-4.5 pl-3 ${small ? "gap-[3px]" : "gap-3"}`}
                key={zones[column]}
                role="gridcell"
              >
                {cell.map((node) => {
                  const props = { cluster, node, resource, stale, row, stop: node.name === current };
                  return small ? (
                    <DockSquare key={node.uid} {...props} />
                  ) : (
                    <Dock key={node.uid} {...props} short={short.get(node.name) ?? node.name} />
                  );
                })}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
