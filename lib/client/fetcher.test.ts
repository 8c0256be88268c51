import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { ApiError } from "./api-error";
import { call } from "./fetcher";

const schema = z.object({ name: z.string() });
const answer = (status: number, body: unknown) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status })),
  );
const failure = () =>
  call({ path: "/clusters/x", schema }).then(
    () => expect.unreachable("the call was to fail"),
    (error: unknown) => error,
  );

afterEach(() => vi.unstubAllGlobals());

it("sends JSON with the idempotency key and parses the answer", async () => {
  answer(200, { name: "x", more: 1 });
  expect(await call({ path: "/a", schema, method: "POST", body: { b: 1 }, idempotencyKey: "k" })).toEqual({
    name: "x",
  });
  expect(fetch).toHaveBeenCalledWith(
    "/api/v1/a",
    expect.objectContaining({
      method: "POST",
      body: '{"b":1}',
      credentials: "same-origin",
      headers: { accept: "application/json", "content-type": "application/json", "idempotency-key": "k" },
    }),
  );
});

it("carries the problem that the server describes", async () => {
  const problem = {
    type: "urn:drydock:problem:conflict",
    title: "node a was not changed",
    status: 409,
    detail: "Somebody changed it at the same moment.",
    todo: "Nothing was written. Try again.",
    code: "conflict",
    retryable: true,
  };
  answer(409, problem);
  const error = await failure();
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ kind: "problem", problem, signedOut: false });
});

it("tells an answer in another form from no answer", async () => {
  answer(502, "<html>Bad gateway</html>");
  expect(await failure()).toMatchObject({ kind: "unreadable", problem: { status: 502 } });
  answer(200, { name: 7 });
  expect(await failure()).toMatchObject({ kind: "unreadable" });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await failure()).toMatchObject({ kind: "offline" });
});

it("passes on that its caller stopped it", async () => {
  const stop = new AbortController();
  vi.stubGlobal("fetch", (_url: string, { signal }: RequestInit) => {
    stop.abort();
    return Promise.reject(signal?.reason);
  });
  const error = await call({ path: "/a", schema, signal: stop.signal }).catch((reason: unknown) => reason);
  expect(error).not.toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ name: "AbortError" });
});
