/** What a pod of the scripted cluster has of its own; the rest follows from its workload. */
export interface Pod {
  uid: number;
  workload: number;
  /** undefined until it is bound. */
  node?: number;
  running: boolean;
  version: number;
}

/** Pods of a ReplicaSet. */
export const REPLICAS = 30;
const WORKLOADS_OF_NAMESPACE = 50;
const SINCE = "2026-11-21T08:00:00Z";
const HASH = "5d8f7c9b46";

const padded = (number: number, digits: number) => String(number).padStart(digits, "0");
const uidOf = (kind: number, at: number) => `${padded(kind, 8)}-0000-4000-8000-${padded(at, 12)}`;
const nameOf = (workload: number) => `service-${padded(workload, 4)}`;

export const nodeName = (at: number) => `node-${padded(at, 4)}.example.internal`;
export const namespaceOf = (workload: number) =>
  `team-${padded(Math.floor(workload / WORKLOADS_OF_NAMESPACE), 3)}`;

/** managedFields are a third of what an API server sends, and are read by nobody. */
function managed(manager: string, fields: readonly string[]) {
  const fieldsV1 = Object.fromEntries(fields.map((field) => [`f:${field}`, { ".": {}, "f:value": {} }]));
  return { manager, operation: "Update", apiVersion: "v1", time: SINCE, fieldsType: "FieldsV1", fieldsV1 };
}
const POD_FIELDS = [
  managed("kube-controller-manager", [
    ..."metadata generateName labels ownerReferences spec containers image imagePullPolicy name resources".split(
      " ",
    ),
    ..."terminationMessagePath terminationMessagePolicy dnsPolicy restartPolicy schedulerName".split(" "),
  ]),
  managed("kubelet", [
    ..."status conditions ContainersReady Initialized Ready PodReadyToStartContainers lastProbeTime".split(
      " ",
    ),
    ..."lastTransitionTime containerStatuses hostIP hostIPs phase podIP podIPs startTime observedGeneration".split(
      " ",
    ),
  ]),
];
const NODE_FIELDS = [
  managed("kubelet", "annotations labels status capacity allocatable conditions images nodeInfo".split(" ")),
  managed("kube-controller-manager", "podCIDR podCIDRs taints volumesAttached".split(" ")),
];

const condition = (type: string, status: string, more = {}) => ({
  type,
  status,
  lastTransitionTime: SINCE,
  ...more,
});

/** A pod as the API server sends it, about 4 kB. */
export function podObject({ uid, workload, node, running, version }: Pod) {
  const app = nameOf(workload);
  const owner = {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    name: `${app}-${HASH}`,
    uid: uidOf(2, workload),
  };
  const image = `registry.example/${namespaceOf(workload)}/${app}:1.4.2`;
  const tolerations = ["not-ready", "unreachable"].map((what) => ({
    key: `node.kubernetes.io/${what}`,
    operator: "Exists",
    effect: "NoExecute",
    tolerationSeconds: 300,
  }));
  const token = `kube-api-access-${padded(uid % 99_999, 5)}`;
  const state = running ? { running: { startedAt: SINCE } } : { waiting: { reason: "ContainerCreating" } };
  const status = running ? "True" : "False";
  const started = ["PodReadyToStartContainers", "Ready", "ContainersReady"].map((type) =>
    condition(type, status),
  );
  return {
    metadata: {
      name: `${app}-${HASH}-${padded(uid, 7)}`,
      generateName: `${app}-${HASH}-`,
      namespace: namespaceOf(workload),
      uid: uidOf(1, uid),
      resourceVersion: String(version),
      generation: 1,
      creationTimestamp: SINCE,
      labels: { "app.kubernetes.io/name": app, "pod-template-hash": HASH },
      annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": "9102" },
      ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }],
      managedFields: POD_FIELDS,
    },
    spec: {
      volumes: [
        {
          name: token,
          projected: { sources: [{ serviceAccountToken: { path: "token" } }], defaultMode: 420 },
        },
      ],
      containers: [
        {
          name: app,
          image,
          resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
          volumeMounts: [
            { name: token, readOnly: true, mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" },
          ],
          terminationMessagePath: "/dev/termination-log",
          terminationMessagePolicy: "File",
          imagePullPolicy: "IfNotPresent",
        },
      ],
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      serviceAccountName: "default",
      nodeName: node === undefined ? undefined : nodeName(node),
      securityContext: {},
      schedulerName: "default-scheduler",
      tolerations,
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: "PreemptLowerPriority",
    },
    status: {
      phase: running ? "Running" : "Pending",
      conditions: [
        ...started,
        condition("Initialized", "True"),
        condition("PodScheduled", node === undefined ? "False" : "True"),
      ],
      hostIP: "10.0.1.26",
      hostIPs: [{ ip: "10.0.1.26" }],
      podIP: "10.100.3.2",
      podIPs: [{ ip: "10.100.3.2" }],
      startTime: SINCE,
      containerStatuses: [
        {
          name: app,
          state,
          lastState: {},
          ready: running,
          restartCount: 0,
          image,
          imageID: `${image}@sha256:${HASH}`,
        },
      ],
      qosClass: "Burstable",
    },
  };
}

/** A worker as the API server sends it; `beat` is the time of its kubelet's last report. */
export function nodeObject(at: number, version: number, beat: string, cordoned = false) {
  const name = nodeName(at);
  const zone = `us-east-1${"abc".charAt(at % 3)}`;
  const fine = ["Memory", "Disk", "PID"].map((what) =>
    condition(`${what}Pressure`, "False", {
      lastHeartbeatTime: beat,
      reason: `KubeletHasSufficient${what}`,
      message: `kubelet has sufficient ${what} available`,
    }),
  );
  const ready = {
    lastHeartbeatTime: beat,
    reason: "KubeletReady",
    message: "kubelet is posting ready status",
  };
  return {
    metadata: {
      name,
      uid: uidOf(3, at),
      resourceVersion: String(version),
      creationTimestamp: SINCE,
      labels: {
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/os": "linux",
        "kubernetes.io/hostname": name,
        "node.kubernetes.io/instance-type": "m7i.4xlarge",
        "node.kubernetes.io/pool": ["general", "memory", "batch"][Math.floor(at / 7) % 3],
        "topology.kubernetes.io/region": "us-east-1",
        "topology.kubernetes.io/zone": zone,
      },
      annotations: { "volumes.kubernetes.io/controller-managed-attach-detach": "true" },
      managedFields: NODE_FIELDS,
    },
    spec: {
      ...(cordoned && { unschedulable: true }),
      podCIDR: "10.100.0.0/24",
      podCIDRs: ["10.100.0.0/24"],
      providerID: `aws:///${zone}/i-${padded(at, 17)}`,
    },
    status: {
      capacity: { cpu: "16", memory: "64Gi", "ephemeral-storage": "100Gi", pods: "110" },
      allocatable: { cpu: "15890m", memory: "62Gi", "ephemeral-storage": "100Gi", pods: "110" },
      conditions: [condition("Ready", "True", ready), ...fine],
      addresses: [
        { type: "InternalIP", address: `10.0.${Math.floor(at / 250)}.${at % 250}` },
        { type: "Hostname", address: name },
      ],
      nodeInfo: {
        bootID: uidOf(4, at),
        kernelVersion: "6.12.30-cloud-amd64",
        osImage: "Debian GNU/Linux 12 (bookworm)",
        containerRuntimeVersion: "containerd://2.1.4",
        kubeletVersion: "v1.36.3",
        operatingSystem: "linux",
        architecture: "amd64",
      },
      images: Array.from({ length: 20 }, (_, image) => ({
        names: [`registry.example/image-${image}@sha256:${padded(image, 64)}`],
        sizeBytes: 1e8 + image,
      })),
    },
  };
}

/** What stands behind a workload's pods: its ReplicaSet, as far as anybody reads it. */
export function replicaSetObject(workload: number) {
  const app = nameOf(workload);
  const labels = { "app.kubernetes.io/name": app, "pod-template-hash": HASH };
  const owner = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: app,
    uid: uidOf(5, workload),
    controller: true,
  };
  return {
    metadata: {
      name: `${app}-${HASH}`,
      namespace: namespaceOf(workload),
      uid: uidOf(2, workload),
      resourceVersion: "1",
      generation: 1,
      creationTimestamp: SINCE,
      labels,
      ownerReferences: [owner],
      managedFields: POD_FIELDS,
    },
    spec: { replicas: REPLICAS, selector: { matchLabels: labels }, template: { metadata: { labels } } },
    status: {
      replicas: REPLICAS,
      readyReplicas: REPLICAS,
      availableReplicas: REPLICAS,
      observedGeneration: 1,
    },
  };
}

/** The workload's budget, which allows one disruption. */
export function budgetObject(workload: number) {
  const app = nameOf(workload);
  return {
    metadata: {
      name: app,
      namespace: namespaceOf(workload),
      uid: uidOf(6, workload),
      resourceVersion: "1",
      generation: 1,
      creationTimestamp: SINCE,
      managedFields: NODE_FIELDS,
    },
    spec: { maxUnavailable: 1, selector: { matchLabels: { "app.kubernetes.io/name": app } } },
    status: {
      observedGeneration: 1,
      disruptionsAllowed: 1,
      currentHealthy: REPLICAS,
      desiredHealthy: REPLICAS - 1,
      expectedPods: REPLICAS,
    },
  };
}

export const namespaceObject = (name: string) => ({
  metadata: { name, uid: name, resourceVersion: "1", labels: { "kubernetes.io/metadata.name": name } },
  status: { phase: "Active" },
});
