import type { BulkOffer } from "./bulk-offers";
import { splitName } from "./node-words";

/** The selected nodes that the action does not apply to, each with its reason. */
export function BulkLeft({ refused }: Pick<BulkOffer, "refused">) {
  if (refused.length === 0) return null;
  return (
    <section className="mt-4">
      <h3 className="text-section">
        Not these {refused.length > 1 ? <span className="tabular-nums">{refused.length}</span> : null}
      </h3>
      <ul className="mt-1 flex flex-col gap-1 text-meta text-text-2">
        {refused.map(({ row, why }) => (
          <li className="[overflow-wrap:anywhere]" key={row.name}>
            <span className="font-[550] text-text">{splitName(row.name).host}</span>: {why}
          </li>
        ))}
      </ul>
    </section>
  );
}
