import { DrydockError } from "@/lib/domain/errors";
import { problemResponse } from "@/lib/server/problem";

/** A file of the checkout; it may have changed by the next time, with the console. */
export function fileResponse(file: Buffer | undefined, type: string): Response {
  if (!file) return problemResponse(new DrydockError({ code: "not-found", object: "file of that name" }));
  const headers = { "content-type": type, "cache-control": "private, max-age=300" };
  return new Response(new Uint8Array(file), { headers });
}
