import { z } from "zod";
import { splitList } from "@/lib/domain/comma-list";

/** A parameter of a query that narrows by several values. */
export const listParameter = z
  .string()
  .max(8000)
  .default("")
  .transform(splitList)
  .describe("Joined by commas; a comma that is part of a value stands behind a backslash");
