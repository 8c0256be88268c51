import { describe, expect, it } from "vitest";
import type { JsonSchema } from "./document";
import { exampleOf } from "./example";
import { rowsOf } from "./schema-rows";
import { typeWords } from "./schema-words";

const string: JsonSchema = { type: "string" };

it.each<[JsonSchema, string, unknown]>([
  [string, "string", "…"],
  [{ type: "string", maxLength: 500 }, "string, 500 characters at most", "…"],
  [{ type: "string", format: "uuid" }, "string (uuid)", "…"],
  [{ type: "string", format: "date-time" }, "date and time", "2026-01-31T12:00:00Z"],
  [{ type: "string", enum: ["on", "off"] }, '"on" or "off"', "on"],
  [{ type: "string", const: "pause" }, '"pause"', "pause"],
  [{ type: "boolean" }, "boolean", true],
  [{ type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, "integer", 1],
  [{ type: "integer", minimum: 5, maximum: 60 }, "integer, 5 to 60", 5],
  [{ type: "integer", minimum: 0 }, "integer, 0 or more", 1],
  [{ type: "number", maximum: 10 }, "number, 10 at most", 1],
  [{ type: "array", items: string }, "list of string", []],
  [{ type: "array", items: string, minItems: 1 }, "list of string", ["…"]],
  [{ type: "array" }, "list of anything", []],
  [{ type: "object", additionalProperties: string }, "object of string by name", {}],
  [{ type: "object", properties: { a: string, b: string }, required: ["b"] }, "object", { b: "…" }],
  [{ type: "object", required: ["a"] }, "object", { a: "…" }],
  [{ anyOf: [string, { type: "integer" }] }, "string or integer", "…"],
  [{ oneOf: [{ type: "object" }, { type: "object" }] }, "object", {}],
  [{ type: "integer", default: 7 }, "integer", 7],
  [{}, "anything", "…"],
  [{ const: 3 }, "3", 3],
  [{ const: false }, "false", false],
  [{ enum: [1, "a", null] }, '1 or "a" or null', 1],
  [{ type: "integer", minimum: 0, maximum: 0 }, "integer, 0 to 0", 1],
  [{ type: "integer", minimum: -5 }, "integer, -5 or more", 1],
  [{ type: "string", format: "uuid", maxLength: 36 }, "string (uuid), 36 characters at most", "…"],
  [{ type: "array", items: { type: "array", items: string } }, "list of list of string", []],
  [{ type: "array", minItems: 1 }, "list of anything", []],
  [{ type: "array", items: { anyOf: [string, { type: "null" }] } }, "list of string or null", []],
  [{ anyOf: [string, string] }, "string", "…"],
  [{ oneOf: [{ const: "a" }, { const: "b" }] }, '"a" or "b"', "a"],
  [{ type: "object" }, "object", {}],
  [{ type: "object", additionalProperties: true }, "object", {}],
  [{ type: "object", default: { a: 1 }, required: ["b"] }, "object", { a: 1 }],
  [
    {
      type: "object",
      properties: { a: { type: "object", properties: { b: string }, required: ["b"] } },
      required: ["a"],
    },
    "object",
    { a: { b: "…" } },
  ],
])("%j is told as %s", (schema, words, example) => {
  expect(typeWords(schema)).toBe(words);
  expect(exampleOf(schema)).toEqual(example);
});

describe("the members of a body", () => {
  const rows = (schema: JsonSchema) =>
    rowsOf(schema).map(({ name, type, required, about }) => [name, type, required, about]);

  it("are told with those beneath them", () => {
    const consent: JsonSchema = {
      type: "object",
      properties: { uid: { ...string, description: "Of the pod" } },
      required: ["uid"],
    };
    const options: JsonSchema = {
      type: "object",
      default: {},
      properties: { consents: { type: "array", items: consent } },
    };
    const schema: JsonSchema = {
      type: "object",
      properties: { reason: string, options },
      required: ["reason"],
    };
    expect(rows(schema)).toEqual([
      ["reason", "string", true, ""],
      ["options", "object", false, "Absent: {}."],
      ["options.consents", "list of object", false, ""],
      ["options.consents[].uid", "string", true, "Of the pod"],
    ]);
  });

  it("of objects by any name stand under a star", () => {
    const value: JsonSchema = { type: "object", properties: { cpu: string }, required: ["cpu"] };
    expect(
      rows({ type: "object", properties: { nodes: { type: "object", additionalProperties: value } } }),
    ).toEqual([
      ["nodes", "object of object by name", false, ""],
      ["nodes.*.cpu", "string", true, ""],
    ]);
  });

  it("of variants say when they are there, and are told once where they share them", () => {
    const variant = (action: string, more: Record<string, JsonSchema>): JsonSchema => ({
      type: "object",
      properties: { action: { type: "string", const: action }, ...more },
      required: ["action", ...Object.keys(more)],
    });
    expect(rows({ oneOf: [variant("pause", {}), variant("set", { seconds: { type: "integer" } })] })).toEqual(
      [
        ["action", '"pause" or "set"', true, 'If action is "pause". If action is "set".'],
        ["seconds", "integer", true, 'If action is "set".'],
      ],
    );
  });

  it.each([{ type: "string" }, { type: "array" }, {}])("%j has none", (schema) => {
    expect(rowsOf(schema)).toEqual([]);
  });
});

describe("members that are deep or told twice", () => {
  const named = (schema: JsonSchema) => rowsOf(schema).map(({ name, type }) => `${name}: ${type}`);
  const object = (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
    type: "object",
    properties,
    required,
  });

  it.each<[what: string, schema: JsonSchema, rows: string[]]>([
    [
      "a list of lists",
      object({ a: { type: "array", items: { type: "array", items: object({ b: string }) } } }),
      ["a: list of list of object", "a[][].b: string"],
    ],
    ["a list at the top", { type: "array", items: object({ a: string }) }, ["[].a: string"]],
    [
      "an object within one by any name",
      { type: "object", additionalProperties: object({ a: object({ b: string }) }) },
      ["*.a: object", "*.a.b: string"],
    ],
    [
      "members beside any name",
      { ...object({ a: string }), additionalProperties: object({ b: string }) },
      ["a: string", "*.b: string"],
    ],
    ["variants of one type", { anyOf: [object({ a: string }), object({ a: string })] }, ["a: string"]],
    [
      "variants of two types",
      { anyOf: [object({ a: string }), object({ a: { type: "integer" } })] },
      ["a: string or integer"],
    ],
    [
      "variants beneath a member",
      object({ a: { oneOf: [object({ b: string }), object({ c: string })] } }),
      ["a: object", "a.b: string", "a.c: string"],
    ],
  ])("%s", (_, schema, rows) => expect(named(schema)).toEqual(rows));

  it("one that some variants need is not needed", () => {
    const [row] = rowsOf({ anyOf: [object({ a: string }, ["a"]), object({ a: string })] });
    expect(row?.required).toBe(false);
  });

  it("a condition names its place, all that is fixed, and stands before the description", () => {
    const variant = object({
      kind: { const: "at" },
      strict: { const: true },
      when: { ...string, description: "ISO 8601.", default: "now" },
    });
    const rows = rowsOf(object({ start: { oneOf: [variant] } }));
    expect(rows.find(({ name }) => name === "start.when")?.about).toBe(
      'If start.kind is "at" and start.strict is true. ISO 8601. Absent: "now".',
    );
  });
});
