import { DrydockError } from "@/lib/domain/errors";
import { passwordRefusal } from "@/lib/domain/people/password";

/** @throws bad-input with the reason when a password is not taken */
export function checkPassword(password: string, of: { name?: string; email?: string }): void {
  const why = passwordRefusal(password, of);
  if (why !== undefined)
    throw new DrydockError({ code: "bad-input", what: "The password is not taken", why, field: "password" });
}
