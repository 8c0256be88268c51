import { expect, it } from "vitest";
import type { ConsentCause, MaintenanceOptions } from "@/lib/domain/intent";
import { needsForce } from "./force";

const agree = (...causes: ConsentCause[]): MaintenanceOptions => ({
  consents: causes.map((cause) => ({ uid: "u", cause })),
});

it.each<[string, MaintenanceOptions, MaintenanceOptions | undefined, boolean]>([
  ["nothing agreed", agree(), undefined, false],
  ["a grace period and a deadline", { ...agree(), graceSeconds: 5, deadlineSeconds: 60 }, undefined, false],
  ["leaving a pod where it is", agree("comes-back"), undefined, false],
  ["losing a bare pod", agree("bare"), undefined, true],
  ["losing an emptyDir", agree("empty-dir"), undefined, true],
  ["deleting now", agree("delete"), undefined, true],
  ["deleting at the deadline", agree("delete-at-deadline"), undefined, true],
  ["one harmless, one not", agree("comes-back", "bare"), undefined, true],
  ["what was agreed to before", agree("bare", "delete"), agree("delete", "bare"), false],
  ["more than was agreed to before", agree("bare", "delete"), agree("bare"), true],
  ["less than was agreed to before", agree("bare"), agree("bare", "delete"), false],
  ["another pod", agree("bare"), { consents: [{ uid: "other", cause: "bare" }] }, true],
  ["another cause for the same pod", agree("delete"), agree("bare"), true],
  ["a new pace beside it", { ...agree("bare"), graceSeconds: 5 }, agree("bare"), false],
  [
    "an earlier deadline for deleting",
    { ...agree("delete-at-deadline"), deadlineSeconds: 60 },
    { ...agree("delete-at-deadline"), deadlineSeconds: 600 },
    true,
  ],
  [
    "the same deadline for deleting",
    { ...agree("delete-at-deadline"), deadlineSeconds: 60 },
    { ...agree("delete-at-deadline"), deadlineSeconds: 60 },
    false,
  ],
  [
    "another deadline where nothing is deleted",
    { ...agree("bare"), deadlineSeconds: 60 },
    agree("bare"),
    false,
  ],
])("%s", (_, wanted, standing, expected) => {
  expect(needsForce(wanted, standing)).toBe(expected);
});
