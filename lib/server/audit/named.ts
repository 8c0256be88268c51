import { log, reasonOf } from "@/lib/server/log";

/** "channel ops (3f2a…)": the log is read long after, when an id leads to nothing any more. */
export async function named(
  kind: string,
  id: string,
  nameOf: (id: string) => Promise<string | undefined>,
): Promise<string> {
  try {
    const name = await nameOf(id);
    return name === undefined ? `${kind} ${id}` : `${kind} ${name} (${id})`;
  } catch (error) {
    // Whatever keeps the name from being read meets what is to be done as well, and is told there.
    log("debug", "name for the audit log not read", { reason: reasonOf(error) });
    return `${kind} ${id}`;
  }
}
