import { describe, expect, it } from "vitest";
import { EXCLUDE_LABEL, excludeFromBackups, includeInBackups, isExcluded } from "./exclusion";

const node = (value?: string) => ({
  uid: "uid-a",
  labels: { zone: "a", ...(value === undefined ? {} : { [EXCLUDE_LABEL]: value }) },
});

describe("from on to off the label is", () => {
  it.each([
    ["taken away where there was none", undefined, { [EXCLUDE_LABEL]: null }],
    ["left where it was there before", "true", undefined],
    ["what it was where it said no", "false", { [EXCLUDE_LABEL]: "false" }],
  ])("%s", (_, before, off) => {
    const { labels, backupLabel } = excludeFromBackups(node(before));
    expect(labels).toEqual({ [EXCLUDE_LABEL]: "true" });
    expect(includeInBackups(node("true"), { backupLabel, nodeUid: "uid-a" })).toEqual(off);
  });
});

describe("the end of a maintenance leaves the label alone", () => {
  const backupLabel = {};
  it.each([
    ["that it did not write", node("true"), { backupLabel: undefined, nodeUid: "uid-a" }],
    ["of another node of this name", node("true"), { backupLabel, nodeUid: "uid-old" }],
    ["that somebody took away since", node(), { backupLabel, nodeUid: "uid-a" }],
    ["that somebody changed since", node("false"), { backupLabel, nodeUid: "uid-a" }],
  ])("%s", (_, now, intent) => {
    expect(includeInBackups(now, intent)).toBeUndefined();
  });
});

it.each([
  ["true", true],
  ["false", false],
  [undefined, false],
])("a node with the label %j is left out: %j", (value, out) => {
  expect(isExcluded(node(value))).toBe(out);
});
