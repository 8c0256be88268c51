"use client";
import { Copy } from "lucide-react";
import { useState } from "react";
import { CountChip } from "@/components/ui/chip";
import { copyText } from "@/components/ui/copy-text";
import { FilterInput } from "@/components/ui/filter-input";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import { findLabels, nodesWith } from "./label-words";

/** From this many on they can be narrowed. */
const MANY = 10;

/** The node's labels: each leads to the nodes that carry it too, and can be copied. */
export function LabelList({ cluster, labels }: { cluster: string; labels: NodeDetail["labels"] }) {
  const [query, setQuery] = useState("");
  const all = Object.keys(labels).length;
  const found = findLabels(labels, query);
  return (
    <section className="border-t px-5 py-4 max-sm:px-4">
      <h2 className="flex items-center gap-2 text-section">
        Labels <CountChip>{all}</CountChip>
      </h2>
      {all >= MANY ? (
        <FilterInput className="mt-2 w-full" label="Filter labels" onValueChange={setQuery} value={query} />
      ) : null}
      {found.length === 0 ? (
        <p className="mt-2 text-meta text-text-2">{all === 0 ? "None." : `None of ${all} contains this.`}</p>
      ) : (
        <ul className="mt-1.5">
          {found.map((label) => (
            <li className="group flex min-h-7 items-center gap-1" key={label.key}>
              <PageLink
                className="min-w-0 flex-1 rounded-chip py-1 font-object [overflow-wrap:anywhere] hover:text-accent"
                href={nodesWith(cluster, label)}
                title={`Nodes with ${label.text}`}
              >
                <span className="text-text-2">{label.key}</span>
                {label.value === "" ? null : (
                  <>
                    <span className="text-text-3">=</span>
                    <span className="text-text">{label.value}</span>
                  </>
                )}
              </PageLink>
              <IconButton
                className="sm:opacity-0 sm:group-focus-within:opacity-100 sm:group-hover:opacity-100"
                icon={<Copy aria-hidden size={14} strokeWidth={2} />}
                label={`Copy ${label.text}`}
                onClick={() => void copyText(label.text, "Label")}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
