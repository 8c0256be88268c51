import { expect, test } from "vitest";
import { z } from "zod";
import { issueWords } from "./issue-words";

test.each<[z.ZodType, unknown, string]>([
  [z.string().max(200), "x".repeat(201), "It has more than 200 characters"],
  [z.string().min(1), "", "It is empty"],
  [z.string().min(3), "a", "It has less than 3 characters"],
  [z.array(z.string()).max(1), ["a", "b"], "It has more than 1 entries"],
  [z.coerce.number().int().max(100), "1e9", "It is more than 100"],
  [z.int().min(1), 0, "It is less than 1"],
  [z.string(), undefined, "It is missing"],
  [z.string(), 7, "It must be of the type string"],
  [z.enum(["user", "admin"]), "root", "It must be one of user, admin"],
  [z.strictObject({}), { force: true }, "It has what is not known: force"],
  [z.union([z.int(), z.boolean()]), "x", "It is not what is taken here"],
  [z.string().min(1, "Give it a name"), "", "Give it a name"],
])("%# reads %j as: %s", (schema, value, words) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  expect(issue && issueWords(issue)).toBe(words);
});
