import type { ExternalIdentity, Grants, GroupGrants, Person } from "@/lib/domain/people/person";

/** Somebody to be added; an e-mail address or an identity that somebody has already is a conflict. */
export interface NewPerson extends Grants {
  name: string;
  email?: string;
  passwordHash?: string;
  identity?: ExternalIdentity;
  /** Only while there is no Administrator. */
  first?: boolean;
}

/** What an administrator changes; absent members stay. Bindings are replaced together. */
export interface PersonChange {
  name?: string;
  administrator?: boolean;
  bindings?: Grants["bindings"];
  disabled?: boolean;
}

/**
 * People and what they may. The console never has no administrator any more once it had one: a change that would take the
 * last one away is refused, also when two are made at once.
 */
export interface PeopleStore {
  list(): Promise<Person[]>;
  find(id: string): Promise<Person | undefined>;
  findByEmail(email: string): Promise<Person | undefined>;
  findByIdentity(identity: ExternalIdentity): Promise<Person | undefined>;
  /** Whether anybody could sign in and manage people. */
  hasAdministrator(): Promise<boolean>;
  /** Names of a few who could give somebody a role: who can sign in themselves, and no account of a machine. */
  administratorNames(): Promise<string[]>;
  /** @throws conflict; refused for a first one where there is an Administrator */
  add(person: NewPerson, by: string): Promise<Person>;
  /** @throws not-found; refused for the last administrator */
  change(id: string, change: PersonChange, by: string): Promise<Person>;
  /** undefined: there is nobody with this address who has one, or they are disabled. */
  passwordOf(email: string): Promise<{ id: string; hash: string } | undefined>;
  setPassword(id: string, hash: string): Promise<void>;
  groups(): Promise<GroupGrants[]>;
  /** Replaces what a group has; nothing at all forgets it. */
  setGroup(grants: GroupGrants, by: string): Promise<void>;
}
