import { until } from "../../bench/support/kube.ts";
import type { Bed } from "./bed";
import { listPods } from "./settle";
import type { World } from "./world";

/** Takes a seed's cluster away, controllers before pods, so that nothing of it meets the next seed. */
export async function tidy(bed: Bed, world: World): Promise<void> {
  const { kube } = bed;
  const orphan = { propagationPolicy: "Orphan" };
  const each = (work: (namespace: string) => Promise<unknown>) => Promise.all(world.namespaces.map(work));
  for (const plural of ["deployments", "replicasets", "statefulsets"]) {
    await each((namespace) => kube.send("DELETE", `/apis/apps/v1/namespaces/${namespace}/${plural}`, orphan));
  }
  await until("the pods of the seed are gone", async () => {
    await each((namespace) =>
      kube.send("DELETE", `/apis/apps/v1/namespaces/${namespace}/replicasets`, orphan),
    );
    await each((namespace) =>
      kube.send("DELETE", `/api/v1/namespaces/${namespace}/pods`, { gracePeriodSeconds: 0 }),
    );
    return (await listPods(bed, world)).length === 0;
  });
  const selected = "?labelSelector=soak%3Dcapacity";
  await kube.send("DELETE", `/api/v1/nodes${selected}`);
  await kube.send("DELETE", `/api/v1/persistentvolumes${selected}`);
  await Promise.all(
    world.nodes.map(({ name }) => kube.send("DELETE", `/apis/storage.k8s.io/v1/csinodes/${name}`)),
  );
  await each((name) => kube.send("DELETE", `/api/v1/namespaces/${name}`));
}
