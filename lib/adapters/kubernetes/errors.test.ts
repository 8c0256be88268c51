import { expect, test } from "vitest";
import { DrydockError, type Failure } from "@/lib/domain/errors";
import {
  ApiError,
  CredentialsError,
  DeadlineError,
  retryAfterMs,
  socketWords,
  toDrydockError,
} from "./errors";

const asked = { cluster: "prod", verb: "patch", object: "node w1" };
const answered = (status: number, body: unknown) => new ApiError({ status, headers: {}, body });
const coded = (code: string) => Object.assign(new Error(`${code} 127.0.0.1:6443`), { code });

const cases: [string, unknown, Failure][] = [
  [
    "400",
    answered(400, { message: "bad" }),
    { code: "bad-input", what: "The API server did not accept: patch node w1", why: "bad" },
  ],
  [
    "422",
    answered(422, { message: "bad" }),
    { code: "bad-input", what: "The API server did not accept: patch node w1", why: "bad" },
  ],
  [
    "401",
    answered(401, { kind: "Status", message: "Unauthorized" }),
    { code: "cluster-credentials", cluster: "prod", why: "Unauthorized" },
  ],
  [
    "403",
    answered(403, { kind: "Status", message: "nodes is forbidden" }),
    { code: "forbidden", verb: "patch", object: "node w1", why: "nodes is forbidden" },
  ],
  ["404", answered(404, { kind: "Status", message: "not found" }), { code: "not-found", object: "node w1" }],
  ["409", answered(409, { message: "modified" }), { code: "conflict", object: "node w1", why: "modified" }],
  [
    "429",
    answered(429, "Too many requests"),
    { code: "cluster-unreachable", cluster: "prod", why: "It answered 429 (Too many requests)" },
  ],
  [
    "503",
    answered(503, ""),
    { code: "cluster-unreachable", cluster: "prod", why: "It answered 503 (status 503 without a message)" },
  ],
  [
    "302",
    answered(302, ""),
    { code: "cluster-unreachable", cluster: "prod", why: "It answered a redirect, which is not followed" },
  ],
  [
    "refused",
    coded("ECONNREFUSED"),
    { code: "cluster-unreachable", cluster: "prod", why: "connection refused" },
  ],
  [
    "deadline",
    new DeadlineError(3000),
    { code: "cluster-unreachable", cluster: "prod", why: "no answer within 3 s" },
  ],
  [
    "exec plugin",
    new CredentialsError("plugin failed"),
    { code: "cluster-credentials", cluster: "prod", why: "plugin failed" },
  ],
];

test.each(cases)("%s", (_, error, failure) => {
  const result = toDrydockError(error, asked);
  expect(result.failure).toEqual(failure);
  expect(result.cause).toBe(error);
});

test("a DrydockError passes unchanged", () => {
  const error = new DrydockError({ code: "not-found", object: "x" });
  expect(toDrydockError(error, asked)).toBe(error);
});

test("words for what happened to a connection", () => {
  expect(socketWords(coded("CERT_HAS_EXPIRED"))).toBe("its certificate has expired");
  expect(socketWords(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]))).toBe(
    "connection refused",
  );
  expect(socketWords(new TypeError("fetch failed", { cause: coded("ENOTFOUND") }))).toBe(
    "the host name is unknown",
  );
  const openssl = {
    message: "40F38:error:0A00010B:SSL routines:x:../y.c:78:",
    reason: "tlsv1 alert unknown ca",
  };
  const tls = (code: string) => socketWords(Object.assign(coded(code), openssl));
  expect(tls("ERR_SSL_WRONG_VERSION_NUMBER")).toContain("speaks without TLS");
  expect(tls("ERR_SSL_TLSV1_ALERT_UNKNOWN_CA")).toBe(
    "no TLS connection could be made (tlsv1 alert unknown ca)",
  );
  expect(socketWords(coded("ERR_SSL_NO_CIPHER_MATCH"))).toBe(
    "no TLS connection could be made (no cipher match)",
  );
  expect(socketWords(coded("EWEIRD"))).toBe("EWEIRD 127.0.0.1:6443");
  expect(socketWords("text")).toBe("text");
});

test("long answers are cut before they reach people and logs", () => {
  expect(answered(500, "x".repeat(10_000)).message.length).toBeLessThan(600);
});

test("Retry-After of the header, else of the Status, else none", () => {
  const answer = (headers: Record<string, string>, body: unknown) => ({ status: 429, headers, body });
  expect(retryAfterMs(answer({ "retry-after": "2" }, ""))).toBe(2000);
  expect(retryAfterMs(answer({}, { kind: "Status", details: { retryAfterSeconds: 10 } }))).toBe(10_000);
  expect(retryAfterMs(answer({ "retry-after": "Fri, 31 Dec 2027 23:59:59 GMT" }, ""))).toBeUndefined();
  expect(retryAfterMs(answer({}, { kind: "Status", details: { retryAfterSeconds: 0 } }))).toBeUndefined();
});
