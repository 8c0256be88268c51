import { DrydockError } from "@/lib/domain/errors";
import { getConsole } from "./console";

/** Who could give somebody a role, by name; nobody is named while the database that knows them is away. */
export async function whomToAsk(): Promise<string[]> {
  try {
    return await getConsole().people.persons.administratorNames();
  } catch (error) {
    if (error instanceof DrydockError && error.failure.code === "database-away") return [];
    throw error;
  }
}
