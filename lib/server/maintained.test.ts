import { expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import type { Phase } from "@/lib/domain/maintenance";
import { buildIntent } from "@/lib/domain/testing/build";
import { maintainedOf } from "./maintained";

const maintenance = (phase: Phase) => ({ id: "m", phase, reason: "new disk", proof: [], wasCordoned: true });
/** The list reads no more of a row. */
const row = (name: string, phase?: Phase) =>
  ({ name, uid: `uid-${name}`, maintenance: phase && maintenance(phase) }) as unknown as NodeRow;

const intent = buildIntent({ since: "2026-11-21T12:00:00.000Z" });
const within = (deadlineSeconds: number | undefined) => () => ({
  ...intent,
  options: { ...intent.options, deadlineSeconds },
});

it("is nothing for a cluster without a node in maintenance", () => {
  expect(maintainedOf("harbor", [row("a")], within(60))).toBeUndefined();
});

it("tells of nodes in maintenance alone, without what only their pages show", () => {
  const told = { id: "m", phase: "blocked", reason: "new disk" };
  expect(maintainedOf("harbor", [row("a"), row("b", "blocked")], within(undefined))).toEqual({
    cluster: "harbor",
    nodes: [{ node: "b", uid: "uid-b", ...told, deadlineAt: undefined }],
  });
});

it.each<[Phase, string | undefined]>([
  ["initiated", "2026-11-21T12:30:00.000Z"],
  ["blocked", "2026-11-21T12:30:00.000Z"],
  ["paused", "2026-11-21T12:30:00.000Z"],
  ["failed", "2026-11-21T12:30:00.000Z"],
  ["complete", undefined],
  ["ending", undefined],
])("of one that is %s somebody is asked at %s", (phase, deadlineAt) => {
  const list = maintainedOf("harbor", [row("a", phase)], within(1800));
  expect(list?.nodes[0]?.deadlineAt).toBe(deadlineAt);
});

it("asks nobody where no deadline was set, and of an intent that is gone", () => {
  for (const intentOf of [within(undefined), () => undefined])
    expect(maintainedOf("harbor", [row("a", "initiated")], intentOf)?.nodes[0]?.deadlineAt).toBeUndefined();
});
