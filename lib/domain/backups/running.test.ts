import { describe, expect, it } from "vitest";
import { isRunningBackup, isRunningTransfer, takesNamespace } from "./running";

describe("a backup", () => {
  it.each(["", "New", "Queued", "InProgress", "WaitingForPluginOperations", "FinalizingPartiallyFailed"])(
    "runs in phase %j",
    (phase) => expect(isRunningBackup({ phase })).toBe(true),
  );
  it.each(["Completed", "PartiallyFailed", "Failed", "FailedValidation", "Deleting", "SomethingNew"])(
    "has ended in phase %j",
    (phase) => expect(isRunningBackup({ phase })).toBe(false),
  );
});

describe("a transfer", () => {
  it.each(["", "New", "Accepted", "Prepared", "InProgress", "Canceling"])("runs in phase %j", (phase) =>
    expect(isRunningTransfer({ phase })).toBe(true),
  );
  it.each(["Completed", "Canceled", "Failed"])("has ended in phase %j", (phase) =>
    expect(isRunningTransfer({ phase })).toBe(false),
  );
});

it.each([
  ["nothing included is all", { included: [], excluded: [] }, true],
  ["a star is all", { included: ["*"], excluded: [] }, true],
  ["named", { included: ["shop", "data"], excluded: [] }, true],
  ["another is named", { included: ["data"], excluded: [] }, false],
  ["excluded of all", { included: ["*"], excluded: ["shop"] }, false],
  ["excluded though named", { included: ["shop"], excluded: ["shop"] }, false],
  ["another is excluded", { included: [], excluded: ["data"] }, true],
])("whether a scope takes a namespace: %s", (_, scope, takes) => {
  expect(takesNamespace(scope, "shop")).toBe(takes);
});
