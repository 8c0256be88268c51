import { randomBytes } from "node:crypto";

/** Long enough to be told apart, and nothing that could end a header or a line of a log. */
const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,127}$/;

/** The id that the caller gave its request, if it is well-formed; else a new one of 128 bits. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === "string" && WELL_FORMED.test(given) ? given : randomBytes(16).toString("hex");
}
