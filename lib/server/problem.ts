import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Problem } from "@/lib/contracts/problem";
import { DrydockError, explain, type Failure, type FailureCode, isRetryable } from "@/lib/domain/errors";
import { issueWords } from "./issue-words";
import { log, reasonOf } from "./log";
import { currentRequest } from "./request/scope";

function statusOf(code: FailureCode): number {
  switch (code) {
    case "bad-input":
      return 400;
    case "unauthenticated":
      return 401;
    case "forbidden":
      return 403;
    case "not-found":
      return 404;
    case "conflict":
    case "refused":
      return 409;
    case "too-large":
      return 413;
    case "too-many":
      return 429;
    case "cluster-unreachable":
    case "cluster-credentials":
    case "database-away":
      return 503;
    case "unexpected":
      return 500;
  }
}

/** Turns whatever was thrown into a failure; what nobody expected goes to the log under a reference. */
function failureOf(error: unknown): Failure {
  if (error instanceof DrydockError) return error.failure;
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const field = issue?.path.join(".");
    return {
      code: "bad-input",
      what: "The request is not valid",
      why: `${field ? `${field}: ` : ""}${issue ? issueWords(issue) : "unknown"}.`,
      field,
    };
  }
  const reference = randomBytes(4).toString("hex");
  log("error", "unexpected failure", {
    reference,
    reason: reasonOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  });
  return { code: "unexpected", reference };
}

/** The one place where a failure becomes HTTP: RFC 9457 problem details. */
export function problemOf(error: unknown): Problem {
  return problemFrom(failureOf(error));
}

function problemFrom(failure: Failure): Problem {
  const { title, why, todo } = explain(failure);
  return {
    type: `urn:drydock:problem:${failure.code}`,
    title,
    status: statusOf(failure.code),
    detail: why,
    todo,
    code: failure.code,
    retryable: isRetryable(failure.code),
    field: failure.code === "bad-input" ? failure.field : undefined,
    reference: failure.code === "unexpected" ? failure.reference : undefined,
    requestId: currentRequest()?.id,
  };
}

export function problemResponse(error: unknown): Response {
  const failure = failureOf(error);
  const body = problemFrom(failure);
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  };
  if (failure.code === "too-many") headers["retry-after"] = String(failure.retryAfterSeconds);
  return Response.json(body, { status: body.status, headers });
}
