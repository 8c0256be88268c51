import { describe, expect, it } from "vitest";
import { refusalsOf } from "./refusals";
import { at, buildIndex, buildIntent, buildNode } from "./testing/build";

const ending = { by: "noah", at: at(-5) };
const cordoned = { unschedulable: true };

describe("refusals", () => {
  it.each([
    ["a free node", buildNode("a"), { turnOff: "Not in maintenance.", uncordon: "Already schedulable." }],
    [
      "a cordoned node",
      buildNode("a", cordoned),
      { turnOff: "Not in maintenance.", cordon: "Already cordoned." },
    ],
    [
      "one in maintenance",
      buildNode("a", { ...cordoned, intent: buildIntent() }),
      {
        turnOn: "Already in maintenance.",
        cordon: "Already cordoned.",
        uncordon: "In maintenance. Turn maintenance mode off instead.",
      },
    ],
    [
      "one in maintenance that somebody uncordoned",
      buildNode("a", { intent: buildIntent() }),
      {
        turnOn: "Already in maintenance.",
        cordon: "In maintenance. Resume it to cordon again.",
        uncordon: "In maintenance. Turn maintenance mode off instead.",
      },
    ],
    [
      "one that is ending",
      buildNode("a", { intent: buildIntent({ ending }) }),
      { turnOff: "It is being turned off." },
    ],
    [
      "one of another console",
      buildNode("a", { intent: buildIntent({ installation: "quay", ending }) }),
      { turnOff: "Another console, quay, turned it on. Turn it off there." },
    ],
    [
      "one that can't be read",
      buildNode("a", { intent: "unreadable" }),
      {
        turnOn: "Already in maintenance.",
        turnOff: "Its maintenance annotation can't be read. Remove the annotation with kubectl.",
      },
    ],
  ])("%s", (_, node, expected) => {
    expect(refusalsOf(buildIndex(), node, "here")).toMatchObject(expected);
  });

  it.each([
    ["a free node", buildNode("a"), ["turnOff", "uncordon"]],
    ["a cordoned node", buildNode("a", cordoned), ["cordon", "turnOff"]],
    ["one in maintenance", buildNode("a", { intent: buildIntent() }), ["cordon", "turnOn", "uncordon"]],
  ])("no other verb of %s", (_, node, verbs) => {
    const entries = Object.entries(refusalsOf(buildIndex(), node, "here")).filter(([, why]) => why);
    expect(entries.map(([verb]) => verb).sort()).toEqual(verbs);
  });

  it("say for turning on what the plan would say", () => {
    const alone = buildNode("a");
    const { turnOn } = refusalsOf(buildIndex({ nodes: [alone] }), alone, "here");
    expect(turnOn).toBe(
      "Last schedulable node. No other node is Ready and takes pods. Bring one back first.",
    );
  });
});
