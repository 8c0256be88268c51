import { getConsole } from "./console";
import { log, reasonOf } from "./log";

/** By what somebody can sign in here; `first`: nobody can yet. */
export async function waysIn(): Promise<{ provider?: string; first: boolean }> {
  const { persons, provider } = getConsole().people;
  const name = provider?.name;
  try {
    return { provider: name, first: !(await persons.hasAdministrator()) };
  } catch (error) {
    // The page says what it can; signing in says why it does not work.
    log("warn", "people not read", { reason: reasonOf(error) });
    return { provider: name, first: false };
  }
}
