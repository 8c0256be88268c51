import { describe, expect, it } from "vitest";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import { AT_DEADLINE } from "./by-name";
import { draftDeadline, draftOf, draftThen, unfinished } from "./options-draft";

const named: MaintenanceOptions = {
  deadlineSeconds: 1800,
  consents: [
    { uid: "u1", cause: "bare" },
    { uid: "u2", cause: AT_DEADLINE },
  ],
};
const unnamed: MaintenanceOptions = { ...named, consents: named.consents.slice(0, 1) };

it.each([
  ["pods are named for the deadline", named, true],
  ["no pod is named", unnamed, false],
  ["there is no deadline", { ...named, deadlineSeconds: undefined }, false],
])("starts as it stands: %s", (_what, options, deletes) => {
  expect(draftOf(options)).toEqual({ options, deletes });
});

describe("deleting at the deadline", () => {
  it("is off without a deadline, and forgets who was named", () => {
    expect(draftDeadline(draftOf(named), undefined)).toEqual({
      options: { ...unnamed, deadlineSeconds: undefined },
      deletes: false,
    });
  });

  it("stays with another deadline", () => {
    expect(draftDeadline(draftOf(named), 3600)).toEqual({
      options: { ...named, deadlineSeconds: 3600 },
      deletes: true,
    });
  });

  it("turned off forgets who was named, and no other consent", () => {
    expect(draftThen(draftOf(named), false)).toEqual({ options: unnamed, deletes: false });
  });

  it("turned on names nobody", () => {
    const draft = draftThen(draftOf(unnamed), true);
    expect(draft).toEqual({ options: unnamed, deletes: true });
    expect(unfinished(draft)).toBe("Name the pods to delete at the deadline, or let them stay.");
  });
});

it("is finished once somebody is named, or nobody has to be", () => {
  expect([unfinished(draftOf(named)), unfinished(draftOf(unnamed))]).toEqual([undefined, undefined]);
});
