"use client";
import { ArrowDown, ArrowUp, type LucideIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { PlainTable } from "@/components/ui/plain-table";
import { StateWord } from "@/components/ui/state-word";
import { clusterPath } from "@/lib/client/paths";
import type { BalanceBody } from "@/lib/contracts/restart";
import { MEASURES } from "@/lib/domain/rebalance/evenness";
import { count } from "@/lib/domain/words";
import { levelWords, MEASURE_WORDS, mostUneven, type NodeShare, poolName, poolWords } from "./balance-words";
import { ShareBar } from "./share-bar";

/** Nobody compares more bars than these at a glance. */
const SHOWN = 12;

interface PoolBalanceProps {
  cluster: string;
  pool: BalanceBody["pools"][number];
  stale: boolean;
}

/** The nodes of a pool, the furthest from the others first, each with what is requested of it. */
export function PoolBalance({ cluster, pool, stale }: PoolBalanceProps) {
  const [all, setAll] = useState(false);
  const nodes = mostUneven(pool);
  const shown = all ? nodes : nodes.slice(0, SHOWN);
  const name = poolName(pool);
  return (
    <div className="py-2">
      <h3 className="text-section [overflow-wrap:anywhere]">{name}</h3>
      <p className="mb-1 text-meta tabular-nums text-text-2">{poolWords(pool)}</p>
      <PlainTable
        columns={["Node", ...MEASURES.map((measure) => MEASURE_WORDS[measure]), "Beside its pool"]}
        even
        label={`Balance of ${name}`}
        rows={shown.map((node) => ({
          key: node.name,
          cells: [
            <PageLink
              className="hover:underline"
              href={`${clusterPath(cluster)}/nodes/${encodeURIComponent(node.name)}`}
              key="name"
            >
              {node.name}
            </PageLink>,
            ...MEASURES.map((measure) => (
              <ShareBar
                key={measure}
                mean={node.away === undefined ? pool.mean[measure] : undefined}
                share={node.shares[measure] ?? 0}
                stale={stale}
              />
            )),
            <Level key="level" node={node} />,
          ],
          note: node.zone,
        }))}
      />
      {nodes.length > SHOWN ? (
        <Button className="mt-2" onClick={() => setAll(!all)} size="sm">
          {all ? `Show ${SHOWN} nodes` : `Show all ${count(nodes.length, "node")}`}
        </Button>
      ) : null}
    </div>
  );
}

function Level({ node }: { node: NodeShare }) {
  const words = levelWords(node);
  switch (node.level) {
    case "fuller":
      return <Away icon={ArrowUp}>{words}</Away>;
    case "emptier":
      return <Away icon={ArrowDown}>{words}</Away>;
    case "even":
      return <StateWord state="healthy">{words}</StateWord>;
    case undefined:
      return <StateWord state="stale">{words}</StateWord>;
  }
}

/** In ink: it is no state that a colour would tell. */
function Away({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 font-[600] text-text">
      <Icon aria-hidden className="self-center text-text-2" size={14} strokeWidth={2} />
      {children}
    </span>
  );
}
