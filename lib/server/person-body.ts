import type { PersonBody } from "@/lib/contracts/people";
import type { Person } from "@/lib/domain/people/person";

/** A person as the API tells them: nothing of a password but that there is one. */
export function personBody({ hasPassword, identity, ...person }: Person): PersonBody {
  const signsInBy = identity ? "provider" : hasPassword ? "password" : "link";
  return { ...person, signsInBy, issuer: identity?.issuer };
}
