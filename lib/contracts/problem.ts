import { z } from "zod";

/** RFC 9457 problem details, the one shape of every error of the API. */
export const Problem = z.object({
  type: z.string().describe("urn:drydock:problem:<code>"),
  title: z.string().describe("What happened, to what"),
  status: z.int(),
  detail: z.string().describe("Why"),
  todo: z.string().describe("What to do"),
  code: z.string(),
  retryable: z.boolean(),
  field: z.string().optional().describe("The member of the request that is wrong"),
  reference: z.string().optional().describe("Code to quote; the server's log has the details under it"),
  requestId: z
    .string()
    .optional()
    .describe("The X-Request-Id of this answer, under which the log tells of it"),
});
export type Problem = z.infer<typeof Problem>;
