import { describe, expect, it } from "vitest";
import type { MaintenanceState, Phase } from "./maintenance";
import { endEvent, phaseEvent, startEvent } from "./node-events";
import { at, buildIntent } from "./testing/build";

const state = (phase: Phase, over: Partial<MaintenanceState> = {}) =>
  ({ phase, headline: "12 of 19 pods moved", ...over }) as MaintenanceState;

describe("events of a node", () => {
  it("tell the start with who, why and how much", () => {
    expect(startEvent(buildIntent())).toEqual({
      type: "Normal",
      reason: "MaintenanceStarted",
      note: "mira turned maintenance mode on: new disk. 4 pods to move.",
    });
  });

  it.each<[Phase | undefined, Phase, string | undefined, string?]>([
    ["initiated", "blocked", "Warning MaintenanceBlocked", "12 of 19 pods moved."],
    ["initiated", "complete", "Normal MaintenanceComplete", "Safe to power off: all checks hold."],
    ["initiated", "failed", "Warning MaintenanceFailed", "12 of 19 pods moved."],
    ["initiated", "paused", "Warning MaintenancePaused", "Somebody uncordoned the node."],
    ["blocked", "initiated", "Normal MaintenanceResumed", "12 of 19 pods moved."],
    ["complete", "initiated", "Warning MaintenanceNoLongerComplete", "12 of 19 pods moved."],
    [undefined, "complete", "Normal MaintenanceComplete", "Safe to power off: all checks hold."],
    [undefined, "initiated", undefined],
    ["complete", "ending", undefined],
  ])("from %s to %s: %s", (before, phase, words, note) => {
    const question = { kind: "uncordoned" as const, text: "Somebody uncordoned the node." };
    const event = phaseEvent(before, state(phase, phase === "paused" ? { question } : {}));
    expect(event && `${event.type} ${event.reason}`).toBe(words);
    expect(event?.note).toBe(note);
  });

  it.each([
    [
      buildIntent({ ending: { by: "noah", at: at(0) } }),
      false,
      "noah turned maintenance mode off, takes pods again.",
    ],
    [buildIntent(), true, "Maintenance ended, still cordoned."],
  ])("tell the end", (intent, unschedulable, note) => {
    expect(endEvent(intent, unschedulable)).toEqual({ type: "Normal", reason: "MaintenanceEnded", note });
  });
});
