import { Button } from "@/components/ui/button";
import { formatSeen } from "@/components/ui/clock";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { DrainRecordBody } from "@/lib/contracts/node-detail";
import type { Consent, ConsentCause } from "@/lib/domain/intent";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { count } from "@/lib/domain/words";
import { AT_DEADLINE, deletable, isHeld, NOW } from "./by-name";
import { ConsentsNeeded } from "./consents-needed";
import { Countdown } from "./countdown";
import { beganUnseen } from "./detail/drain-shape";
import { GraceBar } from "./grace-bar";
import { groupIcons } from "./group-icons";
import { Held } from "./held";
import { leaveOrder } from "./leave-order";
import { oldestFirst } from "./oldest-first";
import { PlanOrder } from "./plan-order";
import { type GroupId, groupPods, type PodGroup, stayWords } from "./pod-groups";
import { PodLines } from "./pod-lines";
import { PodSection } from "./pod-section";

const titles: Record<GroupId, string> = {
  consent: "Need your consent",
  never: "Blocked by a budget",
  stuck: "Stuck terminating",
  refused: "Refused",
  wait: "Waiting for a budget",
  webhook: "Waiting for a webhook",
  job: "Waiting for their Jobs",
  delete: "Deleted by name",
  leaving: "Shutting down",
  move: "Next in line",
  stay: "Stay",
};

const about: Partial<Record<GroupId, string>> = {
  leaving: "Evicted, within their grace period",
  move: "Those that wait for a budget hold no place",
  stuck: "Past their grace period",
  delete: "With their grace period; no budget is asked",
};

/** Groups whose pods are held by something: how long counts. */
const HELD: ReadonlySet<GroupId> = new Set(["never", "refused", "stuck", "wait", "webhook"]);

/** Groups larger than this name their three oldest; the rest unfolds. */
const LONG = 8;
const NAMED = 3;

interface RemainingProps {
  maintenance: MaintenanceBody;
  /** Since when each pod is held by what holds it; absent until it was read. */
  drain: DrainRecordBody | undefined;
  offsetMs: number;
  stale?: string;
  /** Asks about deleting a pod by name. */
  onDelete: (pod: PodVerdict) => void;
}

/** Pods that are still here, by what holds them, hardest first; then those that stay. */
export function Remaining(props: RemainingProps) {
  const { remaining, staying, phase } = props.maintenance;
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-section">
        Remaining pods by cause
        {staying.length > 0 ? (
          <span className="text-meta font-[400] text-text-2">
            {count(staying.length, "more stays", "more stay")}
          </span>
        ) : null}
      </h2>
      {remaining.length === 0 ? (
        <p className="border-b py-3 text-body text-text-2">
          {phase === "ending" ? "No pod is being moved." : "No pod is left that should leave."}
        </p>
      ) : null}
      {groupPods(remaining).map((group) => (
        <Group {...props} group={group} key={group.id} />
      ))}
      {phase === "ending" || phase === "failed" ? null : <PlanOrder steps={leaveOrder(remaining)} />}
      {staying.length > 0 ? (
        <PodSection
          about={stayWords(staying)}
          count={staying.length}
          icon={groupIcons.stay}
          title={titles.stay}
        >
          <PodLines detail={detailOf} fact={({ owner }) => owner} limit={0} pods={staying} />
        </PodSection>
      ) : null}
    </section>
  );
}

function Group({ group: { id, pods }, ...props }: RemainingProps & { group: PodGroup }) {
  const { maintenance, drain, offsetMs, stale, onDelete } = props;
  const { since, options, phase } = maintenance;
  const waits = new Map(drain?.waits.map((wait) => [wait.uid, wait.since]));
  const fact = (pod: PodVerdict) => {
    if (id === "leaving") return <GraceBar offsetMs={offsetMs} pod={pod} />;
    if (HELD.has(id)) {
      const from = waits.get(pod.uid);
      const unseen = drain !== undefined && beganUnseen(drain.recordedFrom, since);
      return (
        <Held
          asked={pod.asked}
          fact={pod.fact}
          offsetMs={offsetMs}
          orLonger={unseen && from === drain.recordedFrom}
          since={from}
        />
      );
    }
    if (id !== "job" || options.waitForJobsSeconds === undefined) return pod.fact;
    const until = Date.parse(since) + options.waitForJobsSeconds * 1000;
    return <Countdown after=" left" at={until} offsetMs={offsetMs} passed="time is up" />;
  };
  const detail = (pod: PodVerdict) => {
    if (id === "move") return undefined;
    // What leaves now may have been evicted before the deadline that it was named for.
    const named = namedBy(pod, options.consents, id === "leaving" ? [NOW] : [NOW, AT_DEADLINE]);
    return id === "leaving" || id === "delete" ? named : pod.detail;
  };
  return (
    <PodSection about={about[id]} count={pods.length} icon={groupIcons[id]} title={titles[id]}>
      {id === "consent" ? (
        <ConsentsNeeded maintenance={maintenance} pods={pods} stale={stale} />
      ) : (
        <PodLines
          action={(pod) =>
            phase !== "ending" && (isHeld(pod) || (phase === "failed" && deletable([pod]).length > 0)) ? (
              <Button onClick={() => onDelete(pod)} refused={stale} size="sm">
                Delete {pod.name}…
              </Button>
            ) : null
          }
          detail={detail}
          fact={fact}
          limit={limitOf(id, pods.length, phase)}
          pods={oldestFirst(pods, waits)}
          settled={id === "leaving"}
        />
      )}
    </PodSection>
  );
}

/** Who waits for somebody is never folded away: each has its button. */
function limitOf(id: GroupId, pods: number, phase: MaintenanceBody["phase"]): number | undefined {
  const asks = id === "never" || id === "refused" || id === "stuck" || phase === "failed";
  return asks || pods <= LONG ? undefined : NAMED;
}

const detailOf = (pod: PodVerdict) => pod.detail;

/** "Named for deletion by Mira Okafor at 12:05:01." */
function namedBy(
  { uid }: PodVerdict,
  consents: readonly Consent[],
  causes: readonly ConsentCause[],
): string | undefined {
  const consent = consents.findLast((each) => each.uid === uid && causes.includes(each.cause));
  if (consent?.by === undefined || consent.at === undefined) return undefined;
  return `Named for deletion by ${consent.by} at ${formatSeen(new Date(consent.at), new Date())}.`;
}
