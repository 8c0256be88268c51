import { expect, it } from "vitest";
import { buildIntent, buildNode } from "@/lib/domain/testing/build";
import { ownIntent } from "./own-intent";

it("gives out the intent of this installation", () => {
  const intent = buildIntent({ installation: "here" });
  expect(ownIntent(buildNode("a", { intent }), "here")).toBe(intent);
});

it.each([
  ["none", undefined, "The node is not in maintenance.", "Turn maintenance mode on first."],
  [
    "one that can't be read",
    "unreadable" as const,
    "Its annotation drydock.dev/maintenance can't be read.",
    "Remove the annotation with kubectl, then cordon or uncordon the node.",
  ],
  ["theirs", buildIntent({ installation: "quay" }), "Another console, quay, drives it.", "Change it there."],
])("refuses %s, and says what to do", (_, intent, why, todo) => {
  const failure = { code: "refused", object: "the maintenance of a", why, todo };
  expect(() => ownIntent(buildNode("a", { intent }), "here")).toThrow(expect.objectContaining({ failure }));
});
