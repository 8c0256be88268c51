import { ArrowDownToLine, ArrowUpFromLine, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Empty } from "@/components/ui/empty";
import type { NodeDetail } from "@/lib/contracts/node-detail";

type Volume = NodeDetail["volumes"][number];

const icon = { "aria-hidden": true, size: 14, strokeWidth: 2 } as const;

const states: Record<Volume["state"], { word: string; text: string; icon: ReactNode }> = {
  attached: {
    word: "Attached",
    text: "text-text-2",
    icon: <CircleCheck {...icon} className="text-healthy" />,
  },
  attaching: {
    word: "Attaching",
    text: "font-[600] text-initiated-text",
    icon: <ArrowDownToLine {...icon} className="text-initiated" />,
  },
  detaching: {
    word: "Detaching",
    text: "font-[600] text-initiated-text",
    icon: <ArrowUpFromLine {...icon} className="text-initiated" />,
  },
};

/** Volumes that are at the node or on their way, with the claim that each is bound to and the pods that use it. */
export function VolumeList({ volumes, attachLimits }: Pick<NodeDetail, "volumes" | "attachLimits">) {
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-section">
        Volumes attached
        <span className="text-meta font-[400] tabular-nums text-text-2">
          {attachLimits
            .map(({ driver, attached, limit }) => `${attached} of ${limit} by ${driver}`)
            .join(", ")}
        </span>
      </h2>
      {volumes.length === 0 ? (
        <div className="-mx-5">
          <Empty title="No volume is attached">
            Volumes show here while a driver attaches, holds or detaches them. Those that need no attaching,
            as local ones, are not among them.
          </Empty>
        </div>
      ) : (
        <div className="mt-1 overflow-x-auto">
          <table className="w-full min-w-150 text-left">
            <thead className="text-meta text-text-2">
              <tr className="border-b *:h-8 *:pr-4 *:font-[500]">
                <th scope="col">State</th>
                <th scope="col">Volume</th>
                <th scope="col">Claim</th>
                <th scope="col">Used by</th>
                <th scope="col">Driver</th>
              </tr>
            </thead>
            <tbody>
              {volumes.map((volume) => (
                <Row key={volume.name} volume={volume} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ volume: { name, state, claim, pods, driver, error } }: { volume: Volume }) {
  const shown = states[state];
  return (
    <>
      <tr className={cx("align-baseline *:py-2 *:pr-4", !error && "border-b")}>
        <td>
          <span className={cx("flex items-center gap-1.5 whitespace-nowrap text-body", shown.text)}>
            {shown.icon}
            {shown.word}
          </span>
        </td>
        <td className="font-object [overflow-wrap:anywhere]">{name}</td>
        <td className="font-object [overflow-wrap:anywhere]">
          {claim ? (
            <>
              <span className="text-text-3">{claim.namespace}/</span>
              {claim.name}
            </>
          ) : (
            <span className="font-sans text-text-3">not bound</span>
          )}
        </td>
        <td className="font-object [overflow-wrap:anywhere]">
          {pods.length > 0 ? pods.join(", ") : <span className="font-sans text-text-3">no pod here</span>}
        </td>
        <td className="text-meta text-text-2 [overflow-wrap:anywhere]">{driver}</td>
      </tr>
      {error ? (
        <tr className="border-b">
          <td className="pb-2 text-meta text-failed-text [overflow-wrap:anywhere]" colSpan={5}>
            The driver said: {error}
          </td>
        </tr>
      ) : null}
    </>
  );
}
