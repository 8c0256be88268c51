import { describe, expect, it } from "vitest";
import { formatIntent, parseIntent } from "./intent";
import { at, buildIntent } from "./testing/build";

const full = buildIntent({
  reason: 'quotes " and \\ and ünïcode \u2028',
  wasCordoned: true,
  options: {
    graceSeconds: 5,
    deadlineSeconds: 3600,
    consents: [
      { uid: "u1", cause: "bare" },
      { uid: "u2", cause: "empty-dir" },
    ],
  },
  paused: { by: "mira", at: at(1) },
  ending: { by: "noah", at: at(2) },
});

function parsedWith(over: Record<string, unknown>) {
  return parseIntent(JSON.stringify({ ...full, ...over }));
}

describe("parseIntent", () => {
  it("reads back what formatIntent wrote, with and without the optional members", () => {
    expect(parseIntent(formatIntent(full))).toEqual(full);
    expect(parseIntent(formatIntent(buildIntent()))).toEqual(buildIntent());
  });

  it.each(["", "null", "true", "1", '"text"', "[]", "{}", "{", "yes", "\u0000", '{"version":1}'])(
    "does not understand %j",
    (text) => {
      expect(parseIntent(text)).toBeUndefined();
    },
  );

  it.each([
    ["another version", { version: 2 }],
    ["a version as text", { version: "1" }],
    ["no id", { id: undefined }],
    ["an id that is a number", { id: 7 }],
    ["no author", { by: null }],
    ["a reason that is a list", { reason: ["x"] }],
    ["no installation", { installation: undefined }],
    ["no node UID", { nodeUid: undefined }],
    ["a start that is no time", { since: "soon" }],
    ["a start that is a number", { since: 0 }],
    ["wasCordoned as text", { wasCordoned: "false" }],
    ["podsToMove as text", { podsToMove: "4" }],
  ])("refuses %s", (_, over) => {
    expect(parsedWith(over)).toBeUndefined();
  });

  it.each([0, -1, 1.5, "30", null, Number.MAX_VALUE * 2])("drops seconds of %j", (seconds) => {
    const options = { graceSeconds: seconds, deadlineSeconds: seconds, consents: [] };
    expect(parsedWith({ options })?.options).toEqual({ consents: [] });
  });

  it.each([
    [{ before: "false" }, { before: "false" }],
    [{}, {}],
    [{ before: 1 }, {}],
    ["x", undefined],
    [undefined, undefined],
  ])("of what the label of backups was, %j is read as %j", (backupLabel, read) => {
    expect(parsedWith({ backupLabel })?.backupLabel).toEqual(read);
  });

  it.each([
    ["no options", undefined],
    ["a list", []],
    ["consents that are no list", { consents: { uid: "u1", cause: "bare" } }],
    ["a consent without a UID", { consents: [{ cause: "bare" }] }],
    ["a consent to anything", { consents: [{ uid: "u1", cause: "all" }] }],
    ["consents of other kinds", { consents: [null, 1, "bare", []] }],
  ])("takes no consent from %s", (_, options) => {
    expect(parsedWith({ options })?.options.consents).toEqual([]);
  });

  it("keeps the good consents beside bad ones, and nothing else of them", () => {
    const consents = [{ uid: "u1", cause: "bare", extra: 1 }, null, { uid: "u2", cause: "x" }];
    expect(parsedWith({ options: { consents } })?.options.consents).toEqual([{ uid: "u1", cause: "bare" }]);
  });

  it.each([true, "mira", { by: "mira" }, { by: 1, at: at(0) }, { by: "mira", at: "later" }])(
    "takes %j for no stamp",
    (stamp) => {
      const intent = parsedWith({ paused: stamp, ending: stamp });
      expect(intent).toBeDefined();
      expect(intent?.paused).toBeUndefined();
      expect(intent?.ending).toBeUndefined();
    },
  );

  it("leaves unknown members and a poisoned prototype out", () => {
    const text = formatIntent(full).replace("{", '{"__proto__":{"admin":true},"extra":1,');
    const intent = parseIntent(text);
    expect(intent).toEqual(full);
    expect(intent).not.toHaveProperty("admin");
    expect(intent).not.toHaveProperty("extra");
  });
});
