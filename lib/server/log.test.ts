import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { log, reasonOf } from "./log";
import { inRequest } from "./request/scope";

const written = vi.fn((_line: string | Uint8Array) => true);
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockImplementation(written);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  written.mockClear();
});
const lines = () => written.mock.calls.map(([line]) => String(line));

it("writes one line of JSON an event", () => {
  log("warn", "lease not renewed", { cluster: "harbor" });
  expect(lines()).toHaveLength(1);
  expect(JSON.parse(lines()[0] ?? "")).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    level: "warn",
    message: "lease not renewed",
    cluster: "harbor",
  });
});

it("names the request that it is about, also after a wait", async () => {
  await inRequest({ id: "5f3c2a1b", address: "::1", secure: false }, async () => {
    await Promise.resolve();
    log("info", "cordon");
  });
  log("info", "of nobody");
  expect(lines().map((line) => JSON.parse(line).requestId)).toEqual(["5f3c2a1b", undefined]);
});

it.each([
  ["a new line", 'x\n{"level":"error","message":"forged"}'],
  ["a carriage return", "x\r\rforged"],
  ["line separators", "x\u2028forged\u2029"],
  ["what turns a terminal's colours", "x\u001b[31mforged\u009b1m"],
  ["what turns text round", "x\u202eforged\u2066"],
])("%s in a name forges nothing", (_, name) => {
  log("info", name, { node: name, [name]: 1 });
  const [line = "", ...more] = lines();
  expect(more).toEqual([]);
  expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(line)).toMatchObject({ level: "info", message: name, node: name });
});

it("data may not pass for what the log itself says", () => {
  log("info", "cordon", { level: "error", message: "x", time: "1970", requestId: "y" });
  expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ level: "info", message: "cordon" });
});

it("leaves secrets out", () => {
  log("error", "cluster not used", { reason: "Error: Bearer canary-7f3d9", password: "canary-7f3d9" });
  expect(lines()[0]).not.toContain("canary-7f3d9");
});

it.each<[string | undefined, string[]]>([
  [undefined, ["info", "warn", "error"]],
  ["debug", ["debug", "info", "warn", "error"]],
  ["error", ["error"]],
])("with DRYDOCK_LOG_LEVEL %s writes %j", (least, expected) => {
  vi.stubEnv("DRYDOCK_LOG_LEVEL", least);
  for (const level of ["debug", "info", "warn", "error"] as const) log(level, "x");
  expect(lines().map((line) => JSON.parse(line).level)).toEqual(expected);
});

it("tells of an error the code of what caused it: a fetch that failed says nothing else", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  expect(reasonOf(new TypeError("fetch failed", { cause }))).toBe("TypeError: fetch failed (ECONNREFUSED)");
  expect(reasonOf(new Error("no", { cause: new Error("canary") }))).toBe("Error: no");
  expect(reasonOf("thrown")).toBe("thrown");
});
