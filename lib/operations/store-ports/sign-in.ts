import type { Owner } from "@/lib/domain/access/owner";
import type { Principal, TokenScope } from "@/lib/domain/access/principal";
import type { Role } from "@/lib/domain/access/role";
import type { Grants } from "@/lib/domain/people/person";

/** A browser that is signed in. Times are ISO 8601. */
export interface SessionRecord {
  id: string;
  address?: string;
  userAgent?: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

export interface NewSession {
  tokenHash: string;
  personId: string;
  groups: readonly string[];
  /** The API token that it is begun with: it counts as long as that does. */
  tokenId?: string;
  address?: string;
  userAgent?: string;
  lifetimeSeconds: number;
}

/** What is known of somebody by their credential. Asked with each request: what was taken away counts no more. */
export interface CredentialStore {
  /** Who is behind the hash of a session's or a token's text; undefined: it does not count, or its person is disabled. */
  principalOf(tokenHash: string): Promise<Principal | undefined>;
  /** Who somebody is now without a credential, with the groups that they had then; undefined as above. */
  ownerNow(owner: Owner): Promise<Principal | undefined>;
  /** Writes down that it was used; not more than once a minute. */
  touch(via: Principal["via"]): Promise<void>;
}

export interface SessionStore {
  /** Also writes down when its person signed in. */
  start(session: NewSession): Promise<void>;
  /** Those that stand. */
  list(personId: string): Promise<SessionRecord[]>;
  /** False: there is none of that id, of this person where one is named. */
  end(id: string, personId?: string): Promise<boolean>;
  endByHash(tokenHash: string): Promise<void>;
  endAll(personId: string, except?: string): Promise<number>;
}

export interface TokenRecord {
  id: string;
  name: string;
  roleCap: Role;
  clusters?: string[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
}

export interface NewToken extends TokenScope {
  tokenHash: string;
  personId: string;
  name: string;
  lifetimeSeconds: number;
}

export interface TokenStore {
  add(token: NewToken): Promise<TokenRecord>;
  /** Those that count. */
  list(personId: string): Promise<TokenRecord[]>;
  revoke(id: string, personId?: string): Promise<boolean>;
  revokeAll(personId: string): Promise<number>;
}

/**
 * first: whoever has it becomes the first administrator. invite: somebody new. reset: a new password for somebody.
 * printed: signs somebody in, for whoever has the shell.
 */
export type LinkKind = "first" | "invite" | "reset" | "printed";

export interface LinkRecord {
  kind: LinkKind;
  personId?: string;
  email?: string;
  grants: Grants;
  createdBy: string;
  expiresAt: string;
}

export interface NewLink {
  tokenHash: string;
  kind: LinkKind;
  personId?: string;
  email?: string;
  grants: Grants;
  createdBy: string;
  lifetimeSeconds: number;
}

/** An invitation that nobody has used yet. */
export interface OpenInvite extends LinkRecord {
  /** Names it; by this nobody can use it. */
  id: string;
  createdAt: string;
}

export interface LinkStore {
  /** Returns until when it is good. */
  add(link: NewLink): Promise<string>;
  /** What a link is for, or why it does not count. Uses nothing up. */
  look(tokenHash: string): Promise<LinkRecord | "used" | "expired" | "unknown">;
  /** Of two that come with the same link one gets it. */
  use(tokenHash: string): Promise<LinkRecord | "used" | "expired" | "unknown">;
  /** When what it was used for failed: it may be used again. */
  giveBack(tokenHash: string): Promise<void>;
  /** What was made for a person opens nothing any more. */
  endOf(personId: string): Promise<void>;
  invites(): Promise<OpenInvite[]>;
  withdraw(id: string): Promise<boolean>;
}
