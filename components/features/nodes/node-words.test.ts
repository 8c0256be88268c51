import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { digits, healthWords, nodeCount, splitName, unbroken } from "./node-words";

it.each([
  ["ip-10-0-1-174.ec2.internal", "ip-10-0-1-174", ".ec2.internal"],
  ["worker-1", "worker-1", ""],
  ["10.0.0.7", "10.0.0.7", ""],
])("%s is %s with %s behind it", (name, host, domain) => {
  expect(splitName(name)).toEqual({ host, domain });
});

it("keeps a name on one line in a sentence", () => {
  expect(unbroken("ip-10.ec2")).toBe("ip\u201110");
});

describe("healthWords", () => {
  const seenAt = new Date(2026, 10, 21, 12, 3, 5);

  it("is quiet about a healthy node", () => {
    expect(healthWords(testRow("a"))).toEqual({ word: "Healthy", label: "Healthy", title: "Healthy" });
  });

  it.each([
    ["initiated", "Maintenance Mode: Initiated"],
    ["complete", "Maintenance Mode: Complete"],
    ["blocked", "Maintenance Mode: Blocked"],
    ["failed", "Maintenance Mode: Failed"],
    ["paused", "Maintenance Mode: Paused"],
    ["ending", "Maintenance Mode: Turning off"],
  ] as const)("titles %s", (phase, title) => {
    expect(healthWords(testRow("a", { maintenance: testMaintenance({ phase }) })).title).toBe(title);
  });

  it("says state, count and cause aloud", () => {
    expect(healthWords(testRow("a", { maintenance: testMaintenance() })).label).toBe(
      "Initiated, 12 of 19 pods moved, 2 wait for a budget",
    );
  });

  it("does not say twice that it is turning off", () => {
    const maintenance = testMaintenance({ phase: "ending", headline: "Turning off" });
    expect(healthWords(testRow("a", { maintenance })).label).toBe("Turning off, Kernel patch");
  });

  it("says what the kubelet said", () => {
    const row = testRow("a", {
      health: { state: "not-ready", text: "Kubelet stopped posting node status." },
    });
    expect(healthWords(row)).toMatchObject({
      word: "Not Ready",
      line: "Kubelet stopped posting node status.",
    });
  });

  it("claims nothing that is not live", () => {
    const draining = testRow("a", { maintenance: testMaintenance() });
    expect(healthWords(draining, seenAt)).toMatchObject({
      word: "Initiated at 12:03:05",
      line: "12 of 19 pods moved, 2 wait for a budget, then no answer",
      title: "Last seen 12:03:05",
    });
    expect(healthWords(testRow("a"), seenAt).label).toBe("Healthy at 12:03:05");
  });
});

it("sets thousands apart", () => {
  expect([digits(999), nodeCount(1), nodeCount(1204)]).toEqual(["999", "1 node", "1,204 nodes"]);
});
