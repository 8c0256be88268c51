import { describe, expect, it } from "vitest";
import type { Consent } from "@/lib/domain/intent";
import { AT_DEADLINE, agreedUids, deletable, isHeld, toggleConsent, withDeadline } from "./by-name";
import { testPod } from "./test-rows";

describe("deletable", () => {
  it("puts what is held now first", () => {
    const pods = [testPod("a"), testPod("z", { verdict: "blocks", cause: "budget-never" })];
    expect(deletable(pods).map(({ name }) => name)).toEqual(["z", "a"]);
  });

  it.each([
    "bare",
    "empty-dir",
    "comes-back",
    "stuck-terminating",
    "terminating",
    "finished",
    "mirror",
  ] as const)("leaves out %s: deleting it would not free it, or takes another consent", (cause) => {
    expect(deletable([testPod("a", { cause })])).toEqual([]);
  });
});

it.each([
  ["budget-never", true],
  ["refused", true],
  ["stuck-terminating", false],
  ["replaced", false],
] as const)("%s is held: %s", (cause, held) => {
  expect(isHeld({ cause })).toBe(held);
});

describe("toggleConsent", () => {
  const bare = { uid: "u1", cause: "bare" } as const;

  it("adds and takes back one agreement and leaves the others", () => {
    const named = toggleConsent({ consents: [bare] }, "u2", AT_DEADLINE);
    expect(named.consents).toEqual([bare, { uid: "u2", cause: AT_DEADLINE }]);
    expect([...agreedUids(named, AT_DEADLINE)]).toEqual(["u2"]);
    expect(toggleConsent(named, "u2", AT_DEADLINE).consents).toEqual([bare]);
  });

  it("tells agreements of one pod apart", () => {
    const both = toggleConsent({ consents: [bare] }, "u1", AT_DEADLINE);
    expect(toggleConsent(both, "u1", "bare").consents).toEqual([{ uid: "u1", cause: AT_DEADLINE }]);
  });
});

it("deletes nothing at a deadline that is gone", () => {
  const consents: Consent[] = [
    { uid: "u1", cause: "bare" },
    { uid: "u2", cause: AT_DEADLINE },
  ];
  expect(withDeadline({ consents, deadlineSeconds: 600 }, undefined).consents).toEqual([consents[0]]);
  expect(withDeadline({ consents, deadlineSeconds: 600 }, 1200).consents).toEqual(consents);
});
