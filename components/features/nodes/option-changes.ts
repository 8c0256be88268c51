import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { count, nameSome } from "@/lib/domain/words";
import { AT_DEADLINE, agreedUids } from "./by-name";
import { graceWords } from "./time-choice";

/** One option that is not as it was. */
export interface OptionChange {
  what: string;
  from: string;
  to: string;
}

/** How spans read: a deadline counts from the start, which only the caller knows. */
interface Told {
  pods: readonly Pick<PodVerdict, "uid" | "name">[];
  /** Time of the day so many seconds after the start. */
  at: (seconds: number) => string;
}

/** What is different between two sets of options, in words; empty when nothing is. */
export function optionChanges(
  before: MaintenanceOptions,
  after: MaintenanceOptions,
  { pods, at }: Told,
): OptionChange[] {
  const time = (seconds: number | undefined, none: string) => (seconds === undefined ? none : at(seconds));
  const named = (options: MaintenanceOptions) => {
    const uids = agreedUids(options, AT_DEADLINE);
    if (uids.size === 0) return "stays, a person is asked";
    const known = pods.filter(({ uid }) => uids.has(uid)).map(({ name }) => name);
    return `deletes ${known.length === uids.size ? nameSome(known) : count(uids.size, "named pod")}`;
  };
  const workloads = ({ last = [] }: MaintenanceOptions) =>
    last.length === 0 ? "none" : nameSome(last.toSorted().map(workloadName));
  const grace = ({ graceSeconds }: MaintenanceOptions) =>
    graceSeconds === undefined ? "each pod's own" : graceWords(graceSeconds);
  const rows: OptionChange[] = [
    {
      what: "Asks you",
      from: time(before.deadlineSeconds, "no limit"),
      to: time(after.deadlineSeconds, "no limit"),
    },
    { what: "What is held then", from: named(before), to: named(after) },
    { what: "Grace period", from: grace(before), to: grace(after) },
    {
      what: "Jobs may finish until",
      from: time(before.waitForJobsSeconds, "not waited for"),
      to: time(after.waitForJobsSeconds, "not waited for"),
    },
    { what: "Leave last", from: workloads(before), to: workloads(after) },
  ];
  return rows.filter(({ from, to }) => from !== to);
}

/** "shop/Deployment/checkout-api" as "shop/checkout-api". */
export function workloadName(workload: string): string {
  const [namespace, , name] = workload.split("/");
  return name === undefined ? workload : `${namespace}/${name}`;
}

/** Workloads of the pods that leave, as an order hint names them, each with its number of pods. */
export function workloadsOf(pods: readonly PodVerdict[]): { value: string; label: string; count: number }[] {
  const leaving = pods.filter(
    ({ verdict, group }) =>
      (verdict === "moves" || verdict === "blocks") && (group === "ordinary" || group === "last"),
  );
  const byWorkload = Map.groupBy(
    leaving,
    ({ namespace, owner, name }) => `${namespace}/${owner ?? `Pod/${name}`}`,
  );
  return [...byWorkload]
    .map(([value, members]) => ({ value, label: workloadName(value), count: members.length }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
