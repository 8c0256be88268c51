import { SCAN_LABEL, type ScanTarget } from "@/lib/domain/scans/rules";
import type { NewScan } from "@/lib/operations/scan-port";

/** Results are kept as long as their Jobs: a week. In seconds. */
const KEPT_SECONDS = 7 * 24 * 3600;
const KUBE_BENCH_SECONDS = 10 * 60;
const SONOBUOY_SECONDS = 6 * 3600;

const resources = { requests: { cpu: "50m", memory: "64Mi" } };

/** Directories of the host that kube-bench reads. Source: aquasecurity/kube-bench, job.yaml. */
const HOST_PATHS: Record<string, string> = {
  "/var/lib/etcd": "/var/lib/etcd",
  "/var/lib/kubelet": "/var/lib/kubelet",
  "/etc/systemd": "/etc/systemd",
  "/etc/kubernetes": "/etc/kubernetes",
  // kubelet and kubectl, to find out the version of Kubernetes.
  "/usr/bin": "/usr/local/mount-from-host/bin",
};

/** On exactly this node, whatever taints it has; it reads the host and writes nothing. */
function kubeBenchPod({ image }: NewScan, { node, controlPlane }: ScanTarget) {
  const mounts = Object.entries(HOST_PATHS).map(([path, mountPath], at) => ({
    volume: { name: `host-${at}`, hostPath: { path } },
    mount: { name: `host-${at}`, mountPath, readOnly: true },
  }));
  const matchFields = [{ key: "metadata.name", operator: "In", values: [node] }];
  return {
    hostPID: true,
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] },
      },
    },
    tolerations: [{ operator: "Exists" }],
    automountServiceAccountToken: false,
    containers: [
      {
        name: controlPlane ? "kube-bench-control-plane" : "kube-bench-node",
        image,
        command: ["kube-bench", "run", "--targets", controlPlane ? "master,etcd,node" : "node", "--json"],
        volumeMounts: mounts.map(({ mount }) => mount),
        resources,
      },
    ],
    volumes: mounts.map(({ volume }) => volume),
  };
}

/** Runs and waits, fetches the results, and prints them: three steps of the same program. Source: sonobuoy.io, "CLI". */
function sonobuoyPod({ image }: NewScan) {
  const volumeMounts = [{ name: "results", mountPath: "/results" }];
  const step = (name: string, ...args: string[]) => ({
    name,
    image,
    command: ["/sonobuoy", ...args],
    workingDir: "/results",
    volumeMounts,
    resources,
  });
  return {
    serviceAccountName: "sonobuoy",
    initContainers: [
      step("run", "run", "--wait", "--mode", "certified-conformance"),
      step("retrieve", "retrieve", "--filename", "results.tar.gz", "/results"),
    ],
    containers: [step("sonobuoy", "results", "/results/results.tar.gz", "--mode", "detailed")],
    volumes: [{ name: "results", emptyDir: {} }],
  };
}

/** The Job of a scan, apart from its metadata. It is tried once: what failed says why. */
export function jobOf(scan: NewScan, target: ScanTarget | undefined) {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    spec: {
      backoffLimit: 0,
      ttlSecondsAfterFinished: KEPT_SECONDS,
      activeDeadlineSeconds: target ? KUBE_BENCH_SECONDS : SONOBUOY_SECONDS,
      template: {
        metadata: { labels: { [SCAN_LABEL]: scan.run } },
        spec: { restartPolicy: "Never", ...(target ? kubeBenchPod(scan, target) : sonobuoyPod(scan)) },
      },
    },
  };
}
