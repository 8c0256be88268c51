import { describe, expect, it, test } from "vitest";
import { createScans, projectScanJob } from "./scan-jobs";
import { eventually } from "./testing/eventually";
import { recordedTarget } from "./testing/recorded-target";
import { failure, json } from "./testing/scripted-server";

const metadata = {
  name: "kube-bench-1-0",
  creationTimestamp: "2026-11-21T12:00:00Z",
  labels: { "drydock.dev/scan": "1", "drydock.dev/scan-kind": "kube-bench" },
  annotations: { "drydock.dev/node": "w1", "drydock.dev/by": "mira" },
};
const condition = (type: string, over = {}) => ({ conditions: [{ type, status: "True", ...over }] });

describe("a Job of a scan", () => {
  it.each([
    ["runs", {}, { state: "running" }],
    ["is done", { ...condition("Complete"), completionTime: "x" }, { state: "done", finishedAt: "x" }],
    [
      "failed",
      condition("Failed", { message: "DeadlineExceeded", lastTransitionTime: "y" }),
      { state: "failed", failure: "DeadlineExceeded", finishedAt: "y" },
    ],
    [
      "is not done by what is not true",
      { conditions: [{ type: "Failed", status: "False" }] },
      { state: "running" },
    ],
  ])("%s", (_, status, expected) => {
    const job = {
      run: "1",
      kind: "kube-bench",
      node: "w1",
      by: "mira",
      startedAt: metadata.creationTimestamp,
    };
    expect(projectScanJob({ metadata, status })).toMatchObject({ ...job, ...expected });
  });

  it.each([
    ["of somebody else", {}],
    ["of a kind that is not known", { "drydock.dev/scan": "1", "drydock.dev/scan-kind": "x" }],
  ])("%s is none", (_, labels) =>
    expect(projectScanJob({ metadata: { ...metadata, labels } })).toBeUndefined(),
  );
});

const scan = { run: "20261121120000", kind: "kube-bench" as const, by: "mira", image: "kube-bench:1" };

describe("starting", () => {
  const started = async (over: object) => {
    const { target, calls } = await recordedTarget((response) => json(response, {}, 201));
    await createScans(target).start({ ...scan, targets: [], ...over });
    return calls;
  };

  test("kube-bench makes a Job for each node, bound to it whatever its taints, that writes nothing to it", async () => {
    const targets = [
      { node: "p", controlPlane: true, etcd: true },
      { node: "w", controlPlane: false, etcd: false },
    ];
    const calls = await started({ targets });
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(2).fill("POST /apis/batch/v1/namespaces/drydock-scans/jobs?fieldManager=drydock"),
    );
    expect(calls[0]?.body).toMatchObject({
      metadata: { name: "kube-bench-20261121120000-0", annotations: { "drydock.dev/node": "p" } },
      spec: {
        backoffLimit: 0,
        template: {
          metadata: { labels: { "drydock.dev/scan": "20261121120000" } },
          spec: {
            tolerations: [{ operator: "Exists" }],
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    { matchFields: [{ key: "metadata.name", operator: "In", values: ["p"] }] },
                  ],
                },
              },
            },
            automountServiceAccountToken: false,
            containers: [{ name: "kube-bench-control-plane", image: "kube-bench:1" }],
          },
        },
      },
    });
    const [first, second] = calls.map(({ body }) => (body as unknown as Made).spec.template.spec); // as they got there
    expect(first?.containers[0]?.command).toContain("master,etcd,node");
    expect(second?.containers[0]).toMatchObject({
      name: "kube-bench-node",
      command: ["kube-bench", "run", "--targets", "node", "--json"],
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
    });
    for (const made of [first, second]) {
      expect(made?.containers[0]?.volumeMounts.every(({ readOnly }) => readOnly)).toBe(true);
      // A runtime would make a folder that is not there.
      expect(made?.volumes.every(({ hostPath }) => hostPath.type === "Directory")).toBe(true);
    }
    const folders = (made: typeof first) => made?.volumes.map(({ hostPath }) => hostPath.path);
    expect(folders(first)).toContain("/var/lib/etcd");
    expect(folders(second)).not.toContain("/var/lib/etcd");
  });

  test("fails when all of its calls have ended: none comes after what is taken back", async () => {
    let answerSecond = () => {};
    const { target, calls } = await recordedTarget((response, { method, body }) => {
      if (method !== "POST") json(response, {});
      else if (JSON.stringify(body).includes('"drydock.dev/node":"a"')) failure(response, 403, "quota");
      else answerSecond = () => json(response, {}, 201);
    });
    const targets = ["a", "b"].map((node) => ({ node, controlPlane: false, etcd: false }));
    let over = false;
    const starting = createScans(target)
      .start({ ...scan, targets })
      .finally(() => {
        over = true;
      });
    starting.catch(() => {});
    await eventually(() => calls.length).toBe(2);
    // Whole round trips: the first refusal has been read.
    for (let trips = 0; trips < 3; trips += 1) await target.http.fetchJson({ path: "/version" });
    expect(over).toBe(false);
    answerSecond();
    await expect(starting).rejects.toMatchObject({ failure: { code: "forbidden", why: "quota" } });
  });

  test("Sonobuoy makes one Job, under its own account", async () => {
    const calls = await started({ kind: "sonobuoy", image: "sonobuoy:1" });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({
      metadata: { name: "sonobuoy-20261121120000-0" },
      spec: { template: { spec: { serviceAccountName: "sonobuoy", containers: [{ name: "sonobuoy" }] } } },
    });
  });
});

interface Made {
  spec: {
    template: {
      spec: {
        containers: { command: string[]; volumeMounts: { readOnly: boolean }[] }[];
        volumes: { hostPath: { path: string; type: string } }[];
      };
    };
  };
}

describe("listing", () => {
  test("tells the Jobs that are scans", async () => {
    const { target } = await recordedTarget((response, { url }) =>
      json(response, url.includes("/jobs") ? { items: [{ metadata }, { metadata: { name: "other" } }] } : {}),
    );
    expect(await createScans(target).list()).toMatchObject([{ name: "kube-bench-1-0" }]);
  });

  test("is nothing without the namespace", async () => {
    const { target } = await recordedTarget((response) => failure(response, 404, "no"));
    expect(await createScans(target).list()).toBeUndefined();
  });

  test("that is forbidden says so", async () => {
    const { target } = await recordedTarget((response) => failure(response, 403, "no"));
    await expect(createScans(target).list()).rejects.toMatchObject({ failure: { code: "forbidden" } });
  });
});

describe("the log of a Job", () => {
  const log = async (
    answer: (response: Parameters<typeof json>[0]) => void,
    pods: object[] = [{ metadata }],
  ) => {
    const { target } = await recordedTarget((response, { url }) =>
      url.includes("/log") ? answer(response) : json(response, { items: pods }),
    );
    return createScans(target).readLog({ name: "kube-bench-1-0" });
  };

  test("is text, also where it happens to be JSON", async () => {
    expect(await log((response) => response.writeHead(200).end("W1 x\n{}"))).toBe("W1 x\n{}");
    expect(await log((response) => response.writeHead(200).end('{"Controls":[]}'))).toBe('{"Controls":[]}');
  });

  test.each([400, 404])("is not there yet, or any more, at %i", async (status) => {
    expect(await log((response) => failure(response, status, "no"))).toBeUndefined();
  });

  test("is gone with its pod", async () => {
    expect(await log(() => expect.unreachable(), [])).toBeUndefined();
  });

  test("that can't be read is an error", async () => {
    await expect(log((response) => failure(response, 500, "no"))).rejects.toMatchObject({
      name: "DrydockError",
    });
  });
});

test("deleting takes the Jobs of the run, and their pods", async () => {
  const { target, calls } = await recordedTarget((response) => json(response, {}));
  await createScans(target).remove("20261121120000");
  expect(calls).toMatchObject([
    {
      method: "DELETE",
      url: "/apis/batch/v1/namespaces/drydock-scans/jobs?labelSelector=drydock.dev%2Fscan%3D20261121120000",
      body: { propagationPolicy: "Background" },
    },
  ]);
});

describe("the policy is told of nodes in maintenance", () => {
  const PATH = "/api/v1/namespaces/drydock-scans/configmaps/drydock-maintenance";
  async function tell(nodes: string[], answer: Parameters<typeof json>[1], status = 200) {
    const { target, calls } = await recordedTarget((response) => json(response, answer, status));
    const told = await createScans(target).tellPolicy(nodes);
    return { told, calls };
  }

  test("as keys of its ConfigMap: those that came, and without those that went", async () => {
    const { told, calls } = await tell(["a", "b"], { data: { b: "in maintenance", c: "in maintenance" } });
    expect(told).toBe(true);
    expect(calls).toMatchObject([
      { method: "GET", url: PATH },
      {
        method: "PATCH",
        url: `${PATH}?fieldManager=drydock`,
        body: { data: { a: "in maintenance", c: null } },
      },
    ]);
  });

  test.each([
    ["while it says so already", ["b"], { data: { b: "x" } }],
    ["while there is nothing to say", [], {}],
  ])("without a write %s", async (_, nodes, found) => {
    const { told, calls } = await tell(nodes, found);
    expect([told, calls.length]).toEqual([true, 1]);
  });

  test("only where it is set up", async () => {
    const { told, calls } = await tell(["a"], { kind: "Status" }, 404);
    expect([told, calls.length]).toEqual([false, 1]);
  });

  test("and a refusal is an error", async () => {
    await expect(tell(["a"], { kind: "Status", message: "no" }, 403)).rejects.toMatchObject({
      failure: { code: "forbidden" },
    });
  });
});
