import type { PodVerdict } from "@/lib/domain/maintenance";

/** The sentence about a budget, with its name in weight. */
export function BudgetText({ pod }: { pod: PodVerdict }) {
  const { budget, detail } = pod;
  const at = budget === undefined ? -1 : detail.indexOf(budget);
  if (budget === undefined || at === -1) return <>{detail}</>;
  return (
    <>
      {detail.slice(0, at)}
      <strong className="font-[600] text-text">{budget}</strong>
      {detail.slice(at + budget.length)}
    </>
  );
}
