import { expect, it } from "vitest";
import { withReasons } from "./reasons";

it.each<[string, unknown, string]>([
  ["an error alone", new Error("it failed"), "it failed"],
  ["causes, each after what it caused", new Error("a", { cause: new Error("b", { cause: "c" }) }), "a: b"],
  [
    "what the provider answered",
    Object.assign(new Error("refused"), { error: "access_denied", error_description: "Not today." }),
    "refused: access_denied: Not today.",
  ],
  [
    "which claim was not as it must be, and none of the others",
    new Error("unexpected claim", { cause: { claim: "nonce", claims: { sub: "mira" } } }),
    "unexpected claim: nonce",
  ],
  ["something that is no error", "thrown", "thrown"],
  ["no more than a log needs", new Error("x".repeat(9_000)), "x".repeat(500)],
])("tells %s", (_, thrown, told) => {
  expect(withReasons(thrown)).toMatchObject({ message: told, cause: thrown });
});

it("leaves out what was sent, however the provider says it back", () => {
  const thrown = new Error("refused", { cause: { error_description: "s3cret is wrong, so is s3cret." } });
  expect(withReasons(thrown, ["s3cret"]).message).toBe("refused: … is wrong, so is ….");
});
