import { CountChip } from "@/components/ui/chip";
import type { NodeDetail } from "@/lib/contracts/node-detail";

const EFFECTS: Readonly<Record<string, string>> = {
  NoSchedule: "Takes no pod that does not tolerate it",
  PreferNoSchedule: "Takes such pods last",
  NoExecute: "Sends away pods that do not tolerate it",
};

/** What keeps pods away, as kubectl writes it. */
export function TaintList({ taints }: Pick<NodeDetail, "taints">) {
  return (
    <section className="border-t px-5 py-4 max-sm:px-4">
      <h2 className="flex items-center gap-2 text-section">
        Taints <CountChip>{taints.length}</CountChip>
      </h2>
      {taints.length === 0 ? (
        <p className="mt-1.5 text-meta text-text-2">None. Any pod may come here.</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-2">
          {taints.map(({ key, value, effect }) => (
            <li className="min-w-0" key={`${key} ${effect}`}>
              <p className="font-object [overflow-wrap:anywhere]">
                {key}
                {value ? `=${value}` : ""}:{effect}
              </p>
              <p className="text-meta text-text-2">{EFFECTS[effect]}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
