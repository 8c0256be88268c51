import type { Consent, ConsentCause, MaintenanceOptions } from "@/lib/domain/intent";
import { count, formatDuration, nameSome } from "@/lib/domain/words";
import { deleteLine } from "./delete-pod";
import type { KubectlEquivalent } from "./equivalent";
import { shellWord, shellWords } from "./shell";

/** Every pod of a Job has this label; the one with a prefix is not there before Kubernetes 1.27. */
const NOT_OF_JOBS = "!job-name";

interface NamedPod {
  uid: string;
  namespace: string;
  name: string;
}

/** A node that is to be drained, with what was agreed to for it. */
export interface DrainedNode {
  name: string;
  consents: readonly Consent[];
  /** Its pods that leave only by agreement. */
  needs: readonly (NamedPod & { cause: ConsentCause })[];
  /** Its pods as far as they are known: those that were named for deletion are among them. */
  pods: readonly NamedPod[];
}

export type DrainOptions = Omit<MaintenanceOptions, "consents">;

/**
 * `kubectl drain` with the flags that these options and agreements stand for. Nodes that need the same flags share a
 * command. Source: k8s.io/kubectl pkg/drain and pkg/cmd/drain.
 */
export function drainWithKubectl(nodes: readonly DrainedNode[], options: DrainOptions): KubectlEquivalent {
  const byFlags = Map.groupBy(nodes, (node) => flagsOf(node, options).join(" "));
  const drains = [...byFlags].map(
    ([flags, these]) => `kubectl drain ${shellWords(these.map(({ name }) => name))} ${flags}`,
  );
  return {
    lines: [
      ...deletions(nodes, "delete", options, "# past their budgets, at once"),
      ...(options.waitForJobsSeconds === undefined
        ? drains
        : [
            ...drains.map((drain) => `${drain} --pod-selector=${shellWord(NOT_OF_JOBS)}`),
            `# when the Jobs have ended, or ${formatDuration(options.waitForJobsSeconds * 1000)} after the start`,
            ...drains,
          ]),
      ...deletions(
        nodes,
        "delete-at-deadline",
        options,
        "# past their budgets, at the deadline, if still there",
      ),
    ],
    differs: differences(nodes, options),
  };
}

/** A bare pod, or one whose data is lost, is not named to kubectl: its flags hold for all of the node. */
function flagsOf({ consents }: DrainedNode, { graceSeconds, deadlineSeconds }: DrainOptions): string[] {
  const agreed = (cause: ConsentCause) => consents.some((consent) => consent.cause === cause);
  return [
    "--ignore-daemonsets",
    ...(agreed("empty-dir") ? ["--delete-emptydir-data"] : []),
    ...(agreed("bare") ? ["--force"] : []),
    ...(graceSeconds === undefined ? [] : [`--grace-period=${graceSeconds}`]),
    ...(deadlineSeconds === undefined ? [] : [`--timeout=${deadlineSeconds}s`]),
  ];
}

function deletions(
  nodes: readonly DrainedNode[],
  cause: ConsentCause,
  options: DrainOptions,
  comment: string,
): string[] {
  const named = nodes.flatMap(({ pods, consents }) =>
    pods.filter(({ uid }) => consents.some((consent) => consent.uid === uid && consent.cause === cause)),
  );
  return named.length === 0 ? [] : [comment, ...named.map((pod) => deleteLine(pod, options.graceSeconds))];
}

function differences(nodes: readonly DrainedNode[], options: DrainOptions): string[] {
  const { deadlineSeconds, last = [] } = options;
  const given = (cause: ConsentCause) =>
    nodes.some(({ consents }) => consents.some((consent) => consent.cause === cause));
  const needed = (cause: ConsentCause) =>
    nodes.flatMap(({ needs, consents }) =>
      needs.filter((pod) => pod.cause === cause && !consents.some(({ uid }) => uid === pod.uid)),
    );
  const missing = (cause: ConsentCause, flag: string) => {
    const pods = needed(cause);
    return pods.length === 0
      ? []
      : [
          `It refuses without ${flag} because of ${nameSome(pods.map(({ name }) => name))}; agreed to by name, it is added here.`,
        ];
  };
  const returning = nodes.flatMap(({ needs }) => needs.filter(({ cause }) => cause === "comes-back"));
  return [
    ...missing("bare", "--force"),
    ...missing("empty-dir", "--delete-emptydir-data"),
    ...(given("bare")
      ? [
          "--force holds for every bare pod of the node, also one that comes meanwhile; one with an emptyDir needs --delete-emptydir-data, too.",
        ]
      : []),
    ...(given("empty-dir")
      ? ["--delete-emptydir-data holds for every pod of the node, here for those that were named."]
      : []),
    ...(returning.length > 0
      ? [
          `It evicts ${nameSome(returning.map(({ name }) => name))} again and again: it tolerates the cordon and comes back.`,
        ]
      : []),
    ...(deadlineSeconds === undefined
      ? []
      : [
          `--timeout ends it with an error ${formatDuration(deadlineSeconds * 1000)} after it was started, and the node stays cordoned; here a person is asked.`,
        ]),
    ...(last.length > 0
      ? [`All pods leave at once: it keeps none of ${count(last.length, "workload")} for last.`]
      : []),
    ...(nodes.length > 1
      ? [
          "It cordons all of them, then empties one after the other; here all leave at once, as far as budgets allow.",
        ]
      : []),
    "It looks at no quorum of etcd and no room elsewhere first, and ends when pods are gone, not when volumes are detached.",
    "Who, why and since when is not kept: it writes no annotation drydock.dev/maintenance, so nothing here reminds of it.",
  ];
}
