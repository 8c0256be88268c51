import type { z } from "zod";
import { DrydockError } from "@/lib/domain/errors";
import { isTooDeep } from "./json-depth";

const BODY_LIMIT_BYTES = 256 * 1024;
/** Bodies of ours have a handful of levels; what walks thousands of them runs out of stack. */
const DEEPEST = 32;

/**
 * The body as the schema reads it; undefined where none is taken. `limitBytes` where a call takes more than others.
 * @throws bad-input; too-large, before the rest is read; what the schema throws
 */
export async function readBody<Body>(
  schema: z.ZodType<Body> | undefined,
  request: Request,
  limitBytes = BODY_LIMIT_BYTES,
): Promise<Body> {
  if (!schema) return undefined as Body;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw badBody("Its content type must be application/json.");
  const text = await readText(request, limitBytes);
  if (isTooDeep(text, DEEPEST)) throw badBody(`It is nested deeper than ${DEEPEST} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw badBody("It is not valid JSON.");
  }
  if (!isText(value)) throw badBody("It holds a NUL or half of a character, which no name and no text has.");
  return schema.parse(value);
}

/** PostgreSQL takes no NUL and no half of a surrogate pair; JSON can write both. Names of members are the schema's affair. */
function isText(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isText);
}

/** Counted while it comes: neither what a header promises nor the end of the body is waited for. */
async function readText(request: Request, limitBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    bytes += value.byteLength;
    if (bytes > limitBytes) {
      // Not waited for: it ends when the connection does.
      void reader?.cancel().catch(() => undefined);
      throw new DrydockError({ code: "too-large", limitKiB: limitBytes / 1024 });
    }
    parts.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw badBody("It is not valid UTF-8.");
  }
}

function badBody(why: string): DrydockError {
  return new DrydockError({ code: "bad-input", what: "The request's body can't be read", why });
}
