import { describe, expect, it } from "vitest";
import { type StateInput, stateOf } from "./state";
import { at, buildBudget, buildInput, buildIntent, buildNode, buildPod, ownerNamed } from "./testing/build";

const agreed = { maintenanceId: "m-1", at: at(-5), agrees: true, detail: "same" };
const stamp = { by: "noah", at: at(-5) };
const waiting = [buildBudget("x", { disruptionsAllowed: 0, currentHealthy: 2 })];
const never = [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3 })];
const bare = buildPod("bare", { controller: undefined, namespace: "lab" });
const agent = buildPod("agent", { controller: ownerNamed("agent", "DaemonSet") });
const web = buildPod("web");
const expired = { consents: [], deadlineSeconds: 600 };
const uncordoned = buildNode("a", { unschedulable: false });
const recreated = buildIntent({ nodeUid: "uid-of-before" });

describe("phase and headline", () => {
  const cases: [string, string, string, StateInput][] = [
    ["a pod moves", "initiated", "3 of 4 pods moved", buildInput({ pods: [web] })],
    ["nothing left, not verified", "initiated", "4 of 4 pods moved, checking", buildInput({ pods: [agent] })],
    [
      "a volume is attached",
      "initiated",
      "4 of 4 pods moved, volumes detach",
      buildInput({ attachments: [{ name: "va", nodeName: "a", attached: true, deleting: false }] }),
    ],
    [
      "waits for a budget",
      "initiated",
      "3 of 4 pods moved, 1 waits for a budget",
      buildInput({ pods: [web], budgets: waiting }),
    ],
    [
      "a budget and a person",
      "initiated",
      "2 of 4 pods moved, 1 waits for a budget, 1 needs somebody",
      buildInput({ pods: [web, bare], budgets: waiting }),
    ],
    [
      "all need a person",
      "blocked",
      "bare: needs consent to be deleted for good",
      buildInput({ pods: [bare, agent] }),
    ],
    [
      "a budget for ever",
      "blocked",
      "web: budget allows 0 disruptions",
      buildInput({ pods: [web], budgets: never }),
    ],
    [
      "two need a person",
      "blocked",
      "bare: needs consent to be deleted for good, 1 more",
      buildInput({ pods: [web, bare], budgets: never }),
    ],
    ["verified", "complete", "Safe to power off", buildInput({ pods: [agent], verification: agreed })],
    [
      "verified for another",
      "initiated",
      "4 of 4 pods moved, checking",
      buildInput({ verification: { ...agreed, maintenanceId: "m-0" } }),
    ],
    [
      "a list that disagrees",
      "initiated",
      "4 of 4 pods moved, checking",
      buildInput({ verification: { ...agreed, agrees: false } }),
    ],
    [
      "verified, but a pod came",
      "initiated",
      "3 of 4 pods moved",
      buildInput({ pods: [web], verification: agreed }),
    ],
    [
      "at the deadline",
      "failed",
      "3 of 4 pods moved when the deadline passed",
      buildInput({ pods: [web], intent: buildIntent({ options: expired }) }),
    ],
    [
      "a moment before it",
      "initiated",
      "3 of 4 pods moved",
      buildInput({ pods: [web], intent: buildIntent({ options: { ...expired, deadlineSeconds: 601 } }) }),
    ],
    [
      "complete after the deadline",
      "complete",
      "Safe to power off",
      buildInput({ verification: agreed, intent: buildIntent({ options: expired }) }),
    ],
    [
      "paused",
      "paused",
      "3 of 4 pods moved, paused by noah",
      buildInput({ pods: [web], intent: buildIntent({ paused: stamp }) }),
    ],
    [
      "uncordoned",
      "paused",
      "Uncordoned by somebody. Go on or turn off?",
      buildInput({ pods: [web], node: uncordoned }),
    ],
    [
      "recreated",
      "paused",
      "The node was made again. Turn off?",
      buildInput({ pods: [web], intent: recreated }),
    ],
    [
      "paused beats the deadline and the proof",
      "paused",
      "4 of 4 pods moved, paused by noah",
      buildInput({ verification: agreed, intent: buildIntent({ paused: stamp, options: expired }) }),
    ],
    [
      "ending beats all",
      "ending",
      "Turning off",
      buildInput({
        pods: [bare],
        node: uncordoned,
        verification: agreed,
        intent: buildIntent({ ending: stamp, paused: stamp, nodeUid: "x", options: expired }),
      }),
    ],
  ];
  it.each(cases)("%s: %s, %s", (_, phase, headline, input) => {
    expect(stateOf(input)).toMatchObject({ phase, headline });
  });
});

describe("the question", () => {
  it.each([
    ["recreated", buildInput({ intent: recreated, node: uncordoned })],
    ["uncordoned", buildInput({ node: uncordoned, intent: buildIntent({ paused: stamp }) })],
    ["stopped", buildInput({ intent: buildIntent({ paused: stamp }) })],
    [undefined, buildInput()],
  ])("is %s", (kind, input) => {
    expect(stateOf(input).question?.kind).toBe(kind);
  });
});

describe("progress", () => {
  it("is never negative when more pods are there than at the start", () => {
    const pods = ["p1", "p2", "p3"].map((name) => buildPod(name));
    const state = stateOf(buildInput({ pods, intent: buildIntent({ podsToMove: 1 }) }));
    expect(state.progress).toEqual({ total: 3, moved: 0, waiting: 0, failed: 0 });
  });

  it("does not count pods that stay", () => {
    const state = stateOf(buildInput({ pods: [agent, web] }));
    expect(state.progress).toMatchObject({ total: 4, moved: 3 });
    expect(state.staying.map(({ name }) => name)).toEqual(["agent"]);
  });

  it("lists first what needs a person", () => {
    const { remaining } = stateOf(buildInput({ pods: [buildPod("a-first"), bare] }));
    expect(remaining.map(({ name }) => name)).toEqual(["bare", "a-first"]);
  });
});

it("tells when it was checked only while complete", () => {
  expect(stateOf(buildInput({ verification: agreed })).checkedAt).toBe(agreed.at);
  expect(stateOf(buildInput({ verification: agreed, pods: [web] })).checkedAt).toBeUndefined();
});

describe("the headline of one that is blocked names the pod and", () => {
  const scratch = buildPod("p", { emptyDirs: [{ name: "tmp", medium: "disk" }] });
  const denied = new Map([
    ["uid-p", { at: 0, times: 1, verb: "evict" as const, outcome: "denied" as const, retryAt: 0 }],
  ]);
  it.each([
    ["its consent", buildInput({ pods: [scratch] }), "p: needs consent to lose its emptyDir"],
    [
      "its two budgets",
      buildInput({ pods: [buildPod("p")], budgets: [buildBudget("x"), buildBudget("y")] }),
      "p: two budgets cover it",
    ],
    [
      "that it is stuck",
      buildInput({ pods: [buildPod("p", { deletionAt: at(-60) })] }),
      "p: stuck terminating",
    ],
    [
      "that it is refused",
      buildInput({ pods: [buildPod("p")], attempts: denied }),
      "p: its eviction is refused",
    ],
  ])("%s", (_, input, headline) => {
    expect(stateOf(input)).toMatchObject({ phase: "blocked", headline });
  });

  it("how many more", () => {
    const pods = ["p1", "p2", "p3"].map((name) => buildPod(name, { controller: undefined }));
    expect(stateOf(buildInput({ pods })).headline).toBe("p1: needs consent to be deleted for good, 2 more");
  });
});

it("counts what waits apart from what is refused", () => {
  const denied = new Map([
    ["uid-web", { at: 0, times: 1, verb: "evict" as const, outcome: "denied" as const, retryAt: 0 }],
  ]);
  const { progress } = stateOf(buildInput({ pods: [web, bare], attempts: denied }));
  expect(progress).toEqual({ total: 4, moved: 2, waiting: 1, failed: 1 });
});

it("says in plurals who waits", () => {
  const pods = ["p1", "p2"].map((name) => buildPod(name));
  const bares = ["b1", "b2"].map((name) => buildPod(name, { controller: undefined, namespace: "lab" }));
  const { headline } = stateOf(buildInput({ pods: [...pods, ...bares], budgets: waiting }));
  expect(headline).toBe("0 of 4 pods moved, 2 wait for a budget, 2 need somebody");
});

it.each([
  [1, "0 of 1 pod moved"],
  [2, "1 of 2 pods moved"],
])("%d to move: %s", (podsToMove, headline) => {
  expect(stateOf(buildInput({ pods: [web], intent: buildIntent({ podsToMove }) })).headline).toBe(headline);
});
