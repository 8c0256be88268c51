import { describe, expect, it } from "vitest";
import { podStatus } from "./project-status";
import type { RawPod } from "./raw";
import type { RawContainerStatus } from "./raw-status";

const up = { ready: true, started: true, restartCount: 0, state: { running: {} } };
const waiting = (reason: string, restartCount = 0) => ({ restartCount, state: { waiting: { reason } } });
const ended = (terminated: { reason?: string; exitCode?: number; signal?: number }, restartCount = 0) => ({
  restartCount,
  state: { terminated },
});

interface Shape {
  phase?: string;
  reason?: string;
  conditions?: [type: string, status: string, reason?: string][];
  init?: (RawContainerStatus & { sidecar?: boolean })[];
  main?: RawContainerStatus[];
  deleted?: boolean;
}

function pod({ phase = "Running", reason, conditions = [], init = [], main = [], deleted }: Shape): RawPod {
  return {
    metadata: { deletionTimestamp: deleted ? "2026-11-21T12:00:00Z" : undefined },
    spec: {
      containers: main.map((_, at) => ({ name: `c${at}` })),
      initContainers: init.map(({ sidecar }, at) => ({
        name: `i${at}`,
        restartPolicy: sidecar ? "Always" : undefined,
      })),
    },
    status: {
      phase,
      reason,
      conditions: conditions.map(([type, status, reason]) => ({ type, status, reason })),
      initContainerStatuses: init.map(({ sidecar, ...status }, at) => ({ name: `i${at}`, ...status })),
      containerStatuses: main.map((status, at) => ({ name: `c${at}`, ...status })),
    },
  };
}

/** The three columns of kubectl: READY, STATUS, RESTARTS. */
const printed = (shape: Shape) => {
  const { status, restarts, containers, containersReady } = podStatus(pod(shape));
  return `${containersReady}/${containers} ${status} ${restarts}`;
};

describe("READY, STATUS and RESTARTS as kubectl prints them", () => {
  // A case for each rule of printPod.
  const cases: [string, Shape][] = [
    ["2/2 Running 3", { main: [{ ...up, restartCount: 3 }, up] }],
    ["0/1 Pending 0", { phase: "Pending", main: [{}] }],
    ["0/1 ContainerCreating 0", { phase: "Pending", main: [waiting("ContainerCreating")] }],
    ["1/2 CrashLoopBackOff 7", { main: [up, waiting("CrashLoopBackOff", 7)] }],
    ["0/2 ErrImagePull 0", { main: [waiting("ErrImagePull"), waiting("PodInitializing")] }],
    ["0/1 Completed 0", { phase: "Succeeded", main: [ended({ reason: "Completed" })] }],
    ["0/1 OOMKilled 2", { main: [ended({ reason: "OOMKilled", exitCode: 137 }, 2)] }],
    ["0/1 ExitCode:3 0", { phase: "Failed", main: [ended({ exitCode: 3 })] }],
    ["0/1 Signal:9 0", { phase: "Failed", main: [ended({ signal: 9 })] }],
    ["0/1 Evicted 0", { phase: "Failed", reason: "Evicted", main: [{}] }],
    ["1/2 Running 0", { conditions: [["Ready", "True"]], main: [ended({ reason: "Completed" }), up] }],
    ["1/2 NotReady 0", { main: [ended({ reason: "Completed" }), up] }],
    [
      "0/1 SchedulingGated 0",
      { phase: "Pending", conditions: [["PodScheduled", "False", "SchedulingGated"]], main: [{}] },
    ],
    ["0/1 Init:0/2 0", { phase: "Pending", init: [{}, {}], main: [waiting("PodInitializing")] }],
    [
      "0/1 Init:1/2 4",
      { phase: "Pending", init: [ended({ exitCode: 0 }, 4), { state: { running: {} } }], main: [{}] },
    ],
    [
      "0/1 Init:Error 1",
      { phase: "Pending", init: [ended({ reason: "Error", exitCode: 1 }, 1)], main: [{}] },
    ],
    ["0/1 Init:ExitCode:2 0", { phase: "Pending", init: [ended({ exitCode: 2 })], main: [{}] }],
    ["0/1 Init:ImagePullBackOff 0", { phase: "Pending", init: [waiting("ImagePullBackOff")], main: [{}] }],
    // Restarts of init containers are forgotten once the pod runs, those of sidecars are not.
    [
      "2/2 Running 5",
      {
        conditions: [["Initialized", "True"]],
        init: [ended({ exitCode: 0 }, 9), { ...up, restartCount: 2, sidecar: true }],
        main: [{ ...up, restartCount: 3 }],
      },
    ],
    ["1/2 Init:1/2 0", { phase: "Pending", init: [{ ...up, sidecar: true }, {}], main: [{}] }],
    ["1/1 Terminating 0", { deleted: true, main: [up] }],
    ["0/1 Completed 0", { phase: "Succeeded", deleted: true, main: [ended({ reason: "Completed" })] }],
    ["1/1 Unknown 0", { reason: "NodeLost", deleted: true, main: [up] }],
  ];
  it.each(cases)("%s", (line, shape) => {
    expect(printed(shape)).toBe(line);
  });
});

it("a pod in its first moment", () => {
  expect(podStatus({})).toEqual({ status: "Unknown", restarts: 0, containers: 0, containersReady: 0 });
});
