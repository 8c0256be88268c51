import { describe, expect, it } from "vitest";
import { DrydockError, explain, type Failure, isRetryable } from "./errors";

const FAILURES: Failure[] = [
  { code: "bad-input", what: "The request is not valid", why: "reason: A reason is needed." },
  { code: "unauthenticated" },
  { code: "forbidden", verb: "patch", object: "nodes", why: "The role lacks it." },
  { code: "not-found", object: "node w1" },
  { code: "conflict", object: "node w1", why: "Somebody changed it at the same moment." },
  {
    code: "refused",
    object: "maintenance mode for w1",
    why: "Last schedulable node.",
    todo: "Bring one back.",
  },
  { code: "cluster-unreachable", cluster: "harbor", why: "connection refused", since: "12:03:07" },
  { code: "cluster-credentials", cluster: "harbor", why: "The API server answered 401." },
  { code: "unexpected", reference: "7f3a" },
];

describe("errors", () => {
  it.each(FAILURES)("$code says what happened, why and what to do", (failure) => {
    const words = explain(failure);
    for (const part of [words.title, words.why, words.todo]) expect(part.length).toBeGreaterThan(5);
  });

  it("knows which ones a later try can help", () => {
    const retryable = FAILURES.map((failure) => failure.code).filter(isRetryable);
    expect(retryable).toEqual(["conflict", "cluster-unreachable", "unexpected"]);
  });

  it("tells what a socket said as a sentence of its own", () => {
    const failure = { code: "cluster-unreachable", cluster: "harbor", why: "connection refused" } as const;
    expect(explain(failure).why).toBe("Connection refused.");
    expect(explain({ ...failure, since: "12:03:07" }).why).toBe("Connection refused, since 12:03:07.");
    const refused = { code: "cluster-credentials", cluster: "harbor", why: "Unauthorized" } as const;
    expect(explain(refused).why).toBe("Unauthorized.");
    expect(explain({ ...refused, why: "It has ended." }).why).toBe("It has ended.");
  });

  it("is known by its shape, since the module may be loaded twice in one process", () => {
    const twin = Object.assign(new Error("x"), { name: "DrydockError", failure: { code: "conflict" } });
    expect(twin).toBeInstanceOf(DrydockError);
    expect(new DrydockError({ code: "unauthenticated" })).toBeInstanceOf(DrydockError);
    expect(new Error("x")).not.toBeInstanceOf(DrydockError);
    expect({ name: "DrydockError", failure: {} }).not.toBeInstanceOf(DrydockError);
  });
});
