import { expect, it } from "vitest";
import { decide } from "./decide";
import type { Consent } from "./intent";
import type { ObservedPod } from "./observed";
import type { Verification } from "./proof";
import { at, buildBudget, buildInput, buildIntent, buildPod, ownerNamed } from "./testing/build";

/** mulberry32: small, seeded, good enough to choose cases. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomPod(random: () => number, name: string): ObservedPod {
  const kind = Math.floor(random() * 6);
  const nodeName = random() < 0.8 ? "a" : "b";
  const labels: Record<string, string> = random() < 0.5 ? { app: "web" } : {};
  const shapes: Partial<ObservedPod>[] = [
    {},
    { mirror: true, controller: undefined },
    { controller: ownerNamed("agent", "DaemonSet") },
    { controller: undefined },
    { emptyDirs: [{ name: "tmp", medium: "disk" }] },
    { ready: false },
  ];
  return buildPod(name, { nodeName, labels, ...shapes[kind] });
}

const STEPS = 60;

function drain(seed: number): string {
  const random = randomOf(seed);
  let pods = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, n) => randomPod(random, `p${n}`));
  const consents: Consent[] = pods
    .filter(() => random() < 0.5)
    .map(({ uid, controller }) => ({ uid, cause: controller ? "empty-dir" : "bare" }));
  const agreed = new Set(consents.map(({ uid }) => uid));
  const never = random() < 0.3;
  const selector = { matchLabels: { app: "web" }, matchExpressions: [] };
  const budgets = [
    buildBudget("x", { selector, ...(never && { disruptionsAllowed: 0, desiredHealthy: 3 }) }),
  ];
  const intent = buildIntent({ options: { consents } });
  let verification: Verification | undefined;
  for (let step = 0; step < STEPS; step++) {
    const input = {
      ...buildInput({ pods, budgets, intent, verification }),
      inFlight: new Map<string, string>(),
      slots: 3,
    };
    const { state, actions } = decide(input);
    expect(actions.length).toBeLessThanOrEqual(3);
    for (const action of actions) {
      if (action.type === "verify")
        verification = { maintenanceId: "m-1", at: at(0), agrees: true, detail: "" };
      if (action.type !== "evict") continue;
      const { pod } = action;
      expect(pod.mirror || pod.controller?.kind === "DaemonSet").toBe(false);
      expect(pod.nodeName).toBe("a");
      if (pod.controller === undefined || pod.emptyDirs.length > 0) expect(agreed).toContain(pod.uid);
      const refused = never && pod.labels.app === "web" && pod.ready;
      if (!refused) pods = pods.filter(({ uid }) => uid !== pod.uid);
    }
    if (state.phase === "complete" || (state.phase === "blocked" && step === STEPS - 1)) return state.phase;
  }
  return "neither";
}

const start = Number(process.env.DRYDOCK_SEED ?? 1);

it.each(Array.from({ length: 100 }, (_, n) => start + n))(
  "a drain ends complete or blocked, seed %d",
  (seed) => {
    expect(["complete", "blocked"]).toContain(drain(seed));
  },
);
