import type { LimitStore } from "@/lib/operations/store-ports/limits";
import type { PeopleStore } from "@/lib/operations/store-ports/people";
import type { Passwords, Secrets } from "@/lib/operations/store-ports/secrets";
import type { LinkStore, SessionStore, TokenStore } from "@/lib/operations/store-ports/sign-in";

/** What the verbs of people and sign-in need. */
export interface PeopleContext {
  persons: PeopleStore;
  sessions: SessionStore;
  tokens: TokenStore;
  links: LinkStore;
  attempts: LimitStore;
  passwords: Passwords;
  secrets: Secrets;
}

/** From where somebody comes. */
export interface Origin {
  address: string;
  userAgent?: string;
}
