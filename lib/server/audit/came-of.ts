import { z } from "zod";
import type { AuditDetail, AuditResult } from "@/lib/domain/audit/record";
import { DrydockError } from "@/lib/domain/errors";

/** Refused: by a rule, and as it was meant. Everything else failed. */
export function resultOf(error: unknown): AuditResult {
  if (!(error instanceof DrydockError)) return "failed";
  switch (error.failure.code) {
    case "unauthenticated":
    case "forbidden":
    case "refused":
    case "too-many":
      return "refused";
    default:
      return "failed";
  }
}

/** Why, in words that are ours: what an unexpected error says may hold anything. */
export function whyOf(error: unknown): AuditDetail {
  // What a body lacks is told to who sent it, in words that may hold a part of it.
  if (error instanceof z.ZodError) return { code: "bad-input" };
  if (!(error instanceof DrydockError)) return { code: "unexpected" };
  const { failure } = error;
  return failure.code === "forbidden" || failure.code === "refused"
    ? { code: failure.code, why: failure.why }
    : { code: failure.code };
}
