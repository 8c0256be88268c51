import { DrydockError } from "@/lib/domain/errors";
import type { Person } from "@/lib/domain/people/person";
import type { PeopleContext } from "./context";

/**
 * Whom a command of the shell is about. Whoever has the shell has the database, so somebody who is not there yet is made,
 * as an administrator.
 * @throws refused when they are disabled
 */
export async function machinePerson(
  { persons }: Pick<PeopleContext, "persons">,
  email: string,
  name: string,
): Promise<Person> {
  const there = await persons.findByEmail(email);
  if (there) return enabled(there);
  try {
    return await persons.add({ name, email, administrator: true, bindings: [] }, "the shell");
  } catch (error) {
    // Two commands at once: the other one made them.
    const made = await persons.findByEmail(email);
    if (made) return enabled(made);
    throw error;
  }
}

function enabled(person: Person): Person {
  if (person.disabledAt === undefined) return person;
  throw new DrydockError({
    code: "refused",
    object: person.name,
    why: "They are disabled.",
    todo: "Enable them on the People page, or name somebody else.",
  });
}
