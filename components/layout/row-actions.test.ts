import { describe, expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { asksByAddress, maintenanceAction, rowActions, spaceAction } from "./row-actions";
import { testMaintenance, testRow } from "./test-rows";

const serving = testRow("worker-1");
const inPhase = (phase: "initiated" | "complete" | "blocked" | "failed" | "paused" | "ending", change = {}) =>
  testRow("worker-1", {
    maintenance: testMaintenance({ phase, ...change }),
    refusals: { turnOn: "Already in maintenance.", cordon: "Already cordoned.", uncordon: "In maintenance." },
  });
const labels = (row: NodeRow, stale?: string) =>
  rowActions(row, stale).sections.map((section) =>
    section.map(({ label, refused }) => (refused ? `(${label})` : label)),
  );

describe("rowActions", () => {
  it("offers maintenance first, cordon second, copy last; refused ones stay", () => {
    expect(labels(serving)).toEqual([
      ["Turn on maintenance mode…", "Preview plan", "(Turn off maintenance mode)"],
      ["Cordon", "(Uncordon)"],
      ["Copy node name", "Copy kubectl command"],
    ]);
  });

  it("tells the server's own reason for a refusal", () => {
    const row = testRow("cp-1", { refusals: { turnOn: "etcd needs 2 of 3." } });
    expect(rowActions(row).sections[0]?.[0]).toMatchObject({
      action: "turn-on",
      refused: "etcd needs 2 of 3.",
    });
  });

  it.each([
    ["initiated", ["Turn off maintenance mode…", "Pause", "Change options…"]],
    ["blocked", ["Turn off maintenance mode…", "Pause", "Change options…"]],
    ["failed", ["Turn off maintenance mode…", "Pause", "Change options…"]],
    ["complete", ["Turn off maintenance mode…"]],
    ["ending", ["Turn off maintenance mode…"]],
    ["paused", ["Turn off maintenance mode…", "Resume…", "Change options…"]],
  ] as const)("in %s", (phase, expected) => {
    expect(labels(inPhase(phase))[0]).toEqual(expected);
  });

  it("names the answer to somebody's uncordon", () => {
    const row = inPhase("paused", { question: { kind: "uncordoned", text: "" } });
    expect(labels(row)[0]).toContain("Cordon again and go on…");
  });

  it("offers no going on for a node that was made again", () => {
    expect(labels(inPhase("paused", { question: { kind: "recreated", text: "" } }))[0]).toEqual([
      "Turn off maintenance mode…",
    ]);
  });

  it("while stale: one reason on top, commands refused, what only reads is left", () => {
    expect(rowActions(inPhase("initiated"), "No news.").note).toBe("No news.");
    expect(labels(inPhase("initiated"), "No news.")).toEqual([
      ["(Turn off maintenance mode…)", "(Pause)", "(Change options…)"],
      ["Open what was last seen", "Copy node name", "Copy kubectl command"],
    ]);
    expect(labels(serving, "No news.")[0]).toEqual(["(Turn on maintenance mode…)", "(Cordon)"]);
  });
});

it.each([
  ["initiated", "pause"],
  ["blocked", "pause"],
  ["paused", "resume"],
  ["complete", undefined],
  ["ending", undefined],
] as const)("Space in %s: %s", (phase, action) => {
  expect(spaceAction(inPhase(phase))?.action).toBe(action);
});

it("Space does nothing where nothing is in maintenance, and says why it can't", () => {
  expect(spaceAction(serving)).toBeUndefined();
  const refusals = { turnOff: "Another console drives it." };
  expect(spaceAction({ ...inPhase("initiated"), refusals })).toEqual({
    action: "pause",
    refused: "Another console drives it.",
  });
});

it("M turns on what serves and off what is in maintenance", () => {
  expect([maintenanceAction(serving), maintenanceAction(inPhase("complete"))]).toEqual([
    "turn-on",
    "turn-off",
  ]);
});

it.each([
  ["turn-on", true],
  ["cordon", true],
  ["pause", true],
  ["open", false],
  ["copy-name", false],
] as const)("an address may ask for %s: %s", (action, asks) => {
  expect(asksByAddress(action)).toBe(asks);
});
