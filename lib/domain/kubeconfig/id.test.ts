import { expect, test } from "vitest";
import { idFor, slug } from "./id";

test.each([
  ["aws-prod-east", "aws-prod-east"],
  ["AWS Prod / East", "aws-prod-east"],
  ["Zürich 2", "zurich-2"],
  ["--x--", "x"],
  ["日本", "cluster"],
  ["a".repeat(80), "a".repeat(50)],
  [`${"a".repeat(49)} b`, "a".repeat(49)],
])("%s is %s", (name, id) => {
  expect(slug(name)).toBe(id);
});

test("a name that is taken gets a number", () => {
  const taken = new Set(["east", "east-2"]);
  expect(idFor("East", (id) => taken.has(id))).toBe("east-3");
  expect(idFor("West", (id) => taken.has(id))).toBe("west");
});
