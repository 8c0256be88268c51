import { formatClock } from "@/components/ui/clock";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { count } from "@/lib/domain/words";
import { ConsentsNeeded } from "./consents-needed";
import { GraceBar } from "./grace-bar";
import { groupIcons } from "./group-icons";
import { type GroupId, groupPods, type PodGroup, stayWords } from "./pod-groups";
import { PodLines } from "./pod-lines";
import { PodSection } from "./pod-section";

const titles: Record<GroupId, string> = {
  consent: "Need your consent",
  never: "Blocked by a budget",
  stuck: "Stuck terminating",
  refused: "Refused",
  wait: "Waiting for a budget",
  leaving: "Shutting down",
  move: "Next in line",
  stay: "Stay",
};

const about: Partial<Record<GroupId, string>> = {
  leaving: "Evicted, within their grace period",
  move: "Those that wait for a budget hold no place",
  stuck: "Past their grace period",
};

interface RemainingProps {
  maintenance: MaintenanceBody;
  offsetMs: number;
  stale?: string;
}

/** Pods that are still here, by what holds them, hardest first; then those that stay. */
export function Remaining({ maintenance, offsetMs, stale }: RemainingProps) {
  const { remaining, staying, phase } = maintenance;
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
        <Group group={group} key={group.id} maintenance={maintenance} offsetMs={offsetMs} stale={stale} />
      ))}
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

function Group({ group: { id, pods }, maintenance, offsetMs, stale }: RemainingProps & { group: PodGroup }) {
  const fact = (pod: PodVerdict) =>
    id === "leaving" ? <GraceBar offsetMs={offsetMs} pod={pod} /> : (askedWords(pod) ?? pod.fact);
  return (
    <PodSection about={about[id]} count={pods.length} icon={groupIcons[id]} title={titles[id]}>
      {id === "consent" ? (
        <ConsentsNeeded maintenance={maintenance} pods={pods} stale={stale} />
      ) : (
        <PodLines
          detail={id === "move" || id === "leaving" ? undefined : detailOf}
          fact={fact}
          limit={id === "move" ? 8 : undefined}
          pods={pods}
        />
      )}
    </PodSection>
  );
}

const detailOf = (pod: PodVerdict) => pod.detail;

/** "asked 6 times, refused 12:04:28". */
function askedWords({ asked }: PodVerdict): string | undefined {
  if (!asked) return undefined;
  return `asked ${asked.times === 1 ? "once" : `${asked.times} times`}, refused ${formatClock(new Date(asked.at))}`;
}
