import { until } from "../../bench/support/kube.ts";
import type { Bed } from "./bed";
import type { Workload, World } from "./world";

export interface RawPod {
  metadata: {
    namespace: string;
    name: string;
    uid: string;
    resourceVersion: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
  };
  spec: { nodeName?: string };
  status: {
    phase: string;
    nominatedNodeName?: string;
    conditions?: { type: string; status: string; message?: string }[];
  };
}

const condition = (pod: RawPod, type: string) =>
  pod.status.conditions?.find((condition) => condition.type === type);
const isReady = (pod: RawPod) => condition(pod, "Ready")?.status === "True";
/** What the scheduler says while others have not made what the pod needs; it tries again as soon as they have. */
const NOT_YET =
  /waiting for ephemeral volume controller|unbound immediate PersistentVolumeClaims|persistentvolumeclaim "[^"]*" (not found|is being deleted)/;
/** A pod with a nominated node waits for others to give way there. */
const isRefused = (pod: RawPod) =>
  !pod.spec.nodeName &&
  !pod.status.nominatedNodeName &&
  refusalOf(pod) !== "" &&
  !NOT_YET.test(refusalOf(pod));
export const refusalOf = (pod: RawPod) => condition(pod, "PodScheduled")?.message ?? "";

export async function listPods(bed: Bed, world: World): Promise<RawPod[]> {
  const lists = await Promise.all(
    world.namespaces.map((namespace) =>
      bed.kube.get<{ items: RawPod[] }>(`/api/v1/namespaces/${namespace}/pods`),
    ),
  );
  return lists.flatMap(({ items }) => items);
}

export function podsOf(pods: readonly RawPod[], { namespace, name }: Workload): RawPod[] {
  return pods.filter(({ metadata }) => metadata.namespace === namespace && metadata.labels?.app === name);
}

/** Whether a workload has all the pods that its controller makes now, each Ready or judged by the scheduler. */
function isSettled(workload: Workload, pods: readonly RawPod[]): boolean {
  if (pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined)) return false;
  if (!pods.every((pod) => isReady(pod) || isRefused(pod))) return false;
  if (workload.kind === "Pod") return true;
  if (pods.length === workload.replicas) return true;
  // A StatefulSet makes no further pod while one is Pending.
  return workload.ordered && pods.some((pod) => !isReady(pod));
}

/** Waits until nothing happens any more by itself: controllers, kubelets and the scheduler are done. Returns the pods. */
export async function settle(bed: Bed, world: World): Promise<RawPod[]> {
  const look = async (): Promise<RawPod[] | undefined> => {
    const pods = await listPods(bed, world);
    const settled = world.workloads.every((workload) => isSettled(workload, podsOf(pods, workload)));
    return settled && attachmentsRest(bed, world, pods) ? pods : undefined;
  };
  try {
    return await rest(bed, look);
  } catch (error) {
    const pods = await listPods(bed, world);
    const unsettled = world.workloads.filter((workload) => !isSettled(workload, podsOf(pods, workload)));
    const found = unsettled.map((workload) => tell(workload, podsOf(pods, workload)));
    throw new Error(`never came to rest:\n${found.join("\n")}`, { cause: error });
  }
}

function tell({ kind, namespace, name, replicas }: Workload, pods: readonly RawPod[]): string {
  const each = pods.map(
    (pod) =>
      `  ${pod.metadata.name} ${pod.spec.nodeName ?? refusalOf(pod)} ${isReady(pod) ? "Ready" : pod.status.phase}`,
  );
  return [`${kind} ${namespace}/${name}, ${replicas} wanted:`, ...each].join("\n");
}

/** Whether the volumes that are attached are those of the pods: what is still on its way counts against a node's limit. */
function attachmentsRest(bed: Bed, world: World, pods: readonly RawPod[]): boolean {
  const { claims, pods: seen, ...observed } = bed.observed();
  // Those of an earlier seed may still be about to go.
  const names = new Set(world.nodes.map(({ name }) => name));
  const attachments = observed.attachments.filter(({ nodeName }) => names.has(nodeName));
  const live = new Set(pods.map(({ metadata }) => metadata.uid));
  const volumes = new Map(claims.map(({ namespace, name, volume }) => [`${namespace}/${name}`, volume]));
  const wanted = new Set(
    seen
      .filter(({ uid, nodeName }) => live.has(uid) && nodeName !== undefined)
      .flatMap(({ namespace, nodeName, claims }) =>
        claims.map((claim) => `${nodeName} ${volumes.get(`${namespace}/${claim}`)}`),
      ),
  );
  return (
    attachments.length === wanted.size &&
    attachments.every(
      (each) => !each.deleting && each.attached && wanted.has(`${each.nodeName} ${each.volume}`),
    )
  );
}

/** Two looks that are the same, with the scheduler at rest between them: nothing is on its way. */
async function rest(bed: Bed, look: () => Promise<RawPod[] | undefined>): Promise<RawPod[]> {
  const text = (pods: readonly RawPod[]) =>
    pods.map(({ metadata: { uid, resourceVersion } }) => `${uid} ${resourceVersion}`).join();
  return until("two equal looks", async () => {
    const before = await look();
    if (!before || !(await bed.schedulerRests())) return undefined;
    const after = await look();
    return after && text(after) === text(before) && (await bed.schedulerRests()) ? after : undefined;
  });
}
