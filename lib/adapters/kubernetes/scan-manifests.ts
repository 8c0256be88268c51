import { SCAN_LABEL, type ScanTarget } from "@/lib/domain/scans/rules";
import type { NewScan } from "@/lib/operations/scan-port";

/** Results are kept as long as their Jobs: a week. In seconds. */
const KEPT_SECONDS = 7 * 24 * 3600;
const KUBE_BENCH_SECONDS = 10 * 60;
const SONOBUOY_SECONDS = 6 * 3600;

const resources = { requests: { cpu: "50m", memory: "64Mi" } };

/**
 * Directories of the host that kube-bench reads. Source: aquasecurity/kube-bench, job.yaml. Each has to be there: a runtime
 * would make one that is not, and nothing is written to the host.
 */
const HOST_PATHS: Record<string, string> = {
  "/var/lib/kubelet": "/var/lib/kubelet",
  "/etc/systemd": "/etc/systemd",
  "/etc/kubernetes": "/etc/kubernetes",
  // kubelet and kubectl, to find out the version of Kubernetes.
  "/usr/bin": "/usr/local/mount-from-host/bin",
};

/** Only where etcd runs. */
const ETCD_PATHS = { "/var/lib/etcd": "/var/lib/etcd" };

/** Root reads files of others and does nothing else. Source: capabilities(7). */
const securityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"], add: ["DAC_READ_SEARCH"] },
  seccompProfile: { type: "RuntimeDefault" },
};

function benchTargets({ controlPlane, etcd }: ScanTarget): string {
  return [...(controlPlane ? ["master"] : []), ...(etcd ? ["etcd"] : []), "node"].join();
}

/** On exactly this node, whatever taints it has; it reads the host and writes nothing. */
function kubeBenchPod({ image }: NewScan, target: ScanTarget) {
  const { node, controlPlane, etcd } = target;
  const mounts = Object.entries({ ...HOST_PATHS, ...(etcd && ETCD_PATHS) }).map(([path, mountPath], at) => ({
    volume: { name: `host-${at}`, hostPath: { path, type: "Directory" } },
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
        command: ["kube-bench", "run", "--targets", benchTargets(target), "--json"],
        securityContext,
        volumeMounts: mounts.map(({ mount }) => mount),
        resources,
      },
    ],
    volumes: mounts.map(({ volume }) => volume),
  };
}

/**
 * Runs and waits, fetches the results, takes away what it made, and prints them: steps of the same program.
 * Source: sonobuoy.io, "CLI".
 */
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
      step("delete", "delete", "--wait"),
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
