import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DrydockError } from "@/lib/domain/errors";
import { readBody } from "./read-body";

const Body = z.strictObject({ reason: z.string().optional(), inner: z.unknown().optional() });
const KIB = 1024;

interface Sent {
  type?: string;
  body: string | Uint8Array | ReadableStream<Uint8Array>;
}

function requestOf({ type = "application/json", body }: Sent): Request {
  const init = { method: "POST", headers: { "content-type": type }, body, duplex: "half" };
  return new Request("http://127.0.0.1/x", init as RequestInit);
}

async function failureOf(sent: Sent) {
  try {
    await readBody(Body, requestOf(sent), 4 * KIB);
    return "read";
  } catch (error) {
    return error instanceof DrydockError ? error.failure : error;
  }
}

it.each(["application/json", "application/json; charset=utf-8", "Application/JSON"])(
  "takes %s",
  async (type) => {
    expect(await readBody(Body, requestOf({ type, body: '{"reason":"new disk"}' }))).toEqual({
      reason: "new disk",
    });
  },
);

it("reads nothing where nothing is taken", async () => {
  expect(await readBody(undefined, requestOf({ body: "{" }))).toBeUndefined();
});

it.each<[string, Sent, object]>([
  ["a type that only begins like JSON", { type: "application/jsonx", body: "{}" }, { code: "bad-input" }],
  ["a form", { type: "application/x-www-form-urlencoded", body: "a=1" }, { code: "bad-input" }],
  ["what is no UTF-8", { body: new Uint8Array([0x22, 0xff, 0x22]) }, { why: "It is not valid UTF-8." }],
  [
    "what is nested too deeply",
    { body: `{"inner":${"[".repeat(40)}${"]".repeat(40)}}` },
    { why: /deeper than 32/ },
  ],
  ["a NUL", { body: '{"reason":"a\\u0000b"}' }, { why: /NUL/ }],
  ["half of a character", { body: '{"inner":[{"deep":"\\ud800"}]}' }, { why: /half/ }],
  ["more than it takes", { body: `{"reason":"${"x".repeat(4 * KIB)}"}` }, { code: "too-large", limitKiB: 4 }],
])("refuses %s", async (_, sent, failure) => {
  const told = await failureOf(sent);
  if ("why" in failure && failure.why instanceof RegExp)
    expect(told).toMatchObject({ why: expect.stringMatching(failure.why) });
  else expect(told).toMatchObject(failure);
});

describe("a body that never ends", () => {
  it("is refused when it is too large, and not read further", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(KIB));
      },
    });
    expect(await failureOf({ body })).toMatchObject({ code: "too-large" });
    expect(pulled).toBeLessThan(10);
  });
});
