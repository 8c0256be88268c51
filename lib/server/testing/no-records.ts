import type { Records } from "@/lib/server/records";

/** For tests that write no history: everything could be recorded, nothing is. */
export const NO_RECORDS: Records = {
  require: () => undefined,
  keepRun: () => undefined,
  keepEvent: () => undefined,
  recall: () => undefined,
  close: async () => undefined,
};
