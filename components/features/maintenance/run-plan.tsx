import { Ban, CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import type { RunRecordBody } from "@/lib/contracts/run";
import { count } from "@/lib/domain/words";

type Plan = NonNullable<RunRecordBody["plan"]>;
type State = Plan["checks"][number]["state"];

const icon = { size: 16, strokeWidth: 1.75, role: "img" } as const;
const icons: Record<State, ReactNode> = {
  pass: <CircleCheck {...icon} aria-label="Holds" className="text-healthy" />,
  warn: <TriangleAlert {...icon} aria-label="Warning" className="text-blocked" />,
  refuse: <Ban {...icon} aria-label="Refuses" className="text-failed" />,
  unknown: <CircleHelp {...icon} aria-label="Not known" className="text-text-3" />,
};

const VERDICTS: readonly [Plan["pods"][number]["verdict"], string][] = [
  ["blocks", "May wait"],
  ["moves", "Move"],
  ["stays", "Stay"],
];

/** What was promised when it was turned on. */
export function RunPlanSection({ plan }: { plan: Plan | undefined }) {
  return (
    <section className="border-t px-5 py-4 max-sm:px-4">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 text-section">
        Plan
        {plan ? (
          <span className="text-meta font-[400] text-text-2">
            Of <Moment at={plan.madeAt} />
          </span>
        ) : null}
      </h2>
      {plan === undefined ? (
        <p className="mt-1 text-body text-text-2">
          Its plan was not kept: it was turned on by an earlier version, or while its console was stopped.
        </p>
      ) : (
        <>
          <ul className="mt-3 flex flex-col gap-2">
            {plan.checks.map((check) => (
              <li className="flex gap-2.5" key={check.id}>
                <span className="mt-0.5">{icons[check.state]}</span>
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <span className="text-body">{check.title}</span>
                  <span className="block text-meta text-text-2">{check.detail}</span>
                </span>
              </li>
            ))}
          </ul>
          {VERDICTS.map(([verdict, title]) => (
            <Pods key={verdict} pods={plan.pods.filter((pod) => pod.verdict === verdict)} title={title} />
          ))}
        </>
      )}
    </section>
  );
}

function Pods({ title, pods }: { title: string; pods: Plan["pods"] }) {
  if (pods.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-section">
        {title} <span className="font-[400] text-text-2">{count(pods.length, "pod")}</span>
      </summary>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {pods.map((pod) => (
          <li className="[overflow-wrap:anywhere]" key={`${pod.namespace}/${pod.name}`}>
            <span className="font-mono text-[0.75rem]">
              {pod.namespace}/{pod.name}
            </span>
            <span className="block text-meta text-text-2">{pod.detail}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
