"use client";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { BudgetText } from "./budget-text";
import { type ConsentItem, ConsentList } from "./consent-list";
import { groupIcons } from "./group-icons";
import type { PlanView } from "./plan-view";
import { type GroupId, type PodGroup, stayWords } from "./pod-groups";
import { PodLines } from "./pod-lines";
import { PodSection } from "./pod-section";

/** What happens to the pods of a group, in a word or two. */
export const groupTitles: Record<GroupId, string> = {
  consent: "Need consent",
  never: "Blocked by a budget",
  stuck: "Stuck terminating",
  refused: "Refused",
  wait: "May wait",
  webhook: "Wait for a webhook",
  job: "Wait for their Jobs",
  delete: "Deleted by name",
  leaving: "Leaving already",
  move: "Move",
  stay: "Stay",
};

interface PlanPodsProps {
  view: Pick<PlanView, "needs" | "groups" | "pods">;
  consents: ReadonlySet<string>;
  onConsent?: (item: ConsentItem) => void;
  /** Groups whose verdicts changed just now. */
  changed: ReadonlySet<string>;
}

/** What happens to each pod: by verdict, then cause, hardest first. */
export function PlanPods({ view, consents, onConsent, changed }: PlanPodsProps) {
  return (
    <>
      {view.needs.length > 0 ? (
        <PodSection
          changed={changed.has("consent")}
          count={view.needs.length}
          icon={groupIcons.consent}
          title={onConsent ? "Need your consent" : groupTitles.consent}
        >
          <ConsentList given={consents} items={view.needs} onToggle={onConsent} />
        </PodSection>
      ) : null}
      {view.groups.map((group) => (
        <Group changed={changed.has(group.id)} group={group} key={group.id} />
      ))}
      {view.pods === 0 ? <p className="text-body text-text-2">No pod runs on this node.</p> : null}
    </>
  );
}

function Group({ group, changed }: { group: PodGroup; changed: boolean }) {
  const { id, pods } = group;
  const shared = {
    changed,
    count: pods.length,
    icon: groupIcons[id],
    title: groupTitles[id],
  };
  switch (id) {
    case "wait":
    case "never":
      return (
        <PodSection {...shared}>
          <ByBudget pods={pods} />
        </PodSection>
      );
    case "move":
      return (
        <PodSection {...shared} about="A controller replaces each one on another node">
          <PodLines detail={unlessReplaced} fact={factOf} limit={4} pods={pods} />
        </PodSection>
      );
    case "stay":
      return (
        <PodSection {...shared} about={stayWords(pods)}>
          <PodLines detail={({ detail }) => detail} fact={({ owner }) => owner} limit={0} pods={pods} />
        </PodSection>
      );
    case "job":
      return (
        <PodSection {...shared} about="Evicted when the time is up, if they have not finished">
          <PodLines detail={({ detail }) => detail} fact={graceOf} limit={4} pods={pods} />
        </PodSection>
      );
    case "delete":
      return (
        <PodSection {...shared} about="With their grace period; no budget is asked">
          <PodLines fact={graceOf} pods={pods} />
        </PodSection>
      );
    case "consent":
    case "webhook":
    case "stuck":
    case "refused":
    case "leaving":
      return (
        <PodSection {...shared}>
          <PodLines detail={({ detail }) => detail} fact={factOf} pods={pods} />
        </PodSection>
      );
  }
}

const factOf = (pod: PodVerdict) => pod.fact ?? graceOf(pod);
const graceOf = (pod: PodVerdict) => `grace ${pod.graceSeconds} s`;
const unlessReplaced = (pod: PodVerdict) => (pod.cause === "replaced" ? undefined : pod.detail);

/** What a budget says stands once, above the pods that it holds. */
function ByBudget({ pods }: { pods: readonly PodVerdict[] }) {
  return [...Map.groupBy(pods, (pod) => pod.detail)].map(([detail, held]) => (
    <div className="pt-0.5" key={detail}>
      {held[0] ? (
        <p className="pb-1 text-meta text-text-2">
          <BudgetText pod={held[0]} />
        </p>
      ) : null}
      <PodLines fact={graceOf} limit={4} pods={held} />
    </div>
  ));
}
