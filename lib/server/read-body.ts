import type { z } from "zod";
import { DrydockError } from "@/lib/domain/errors";

const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * The body as the schema reads it; undefined where none is taken.
 * @throws bad-input; what the schema throws
 */
export async function readBody<Body>(schema: z.ZodType<Body> | undefined, request: Request): Promise<Body> {
  if (!schema) return undefined as Body;
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/json")) throw badBody("Its content type must be application/json.");
  const text = await request.text();
  if (text.length > BODY_LIMIT_BYTES) throw badBody(`It is larger than ${BODY_LIMIT_BYTES / 1024} KiB.`);
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw badBody("It is not valid JSON.");
  }
  return schema.parse(value);
}

function badBody(why: string): DrydockError {
  return new DrydockError({ code: "bad-input", what: "The request's body can't be read", why });
}
