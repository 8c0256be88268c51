/** An answer as it can be given again; without a text: it had no body. */
export interface KeptAnswer {
  status: number;
  text: string | null;
}

/** What is known of a key when a command comes with it. */
export type Claim =
  /** Nobody had it: whoever asked carries the command out. */
  | { state: "mine"; claim: string }
  /** The same command is being carried out, here or by another console. */
  | { state: "running" }
  | { state: "answered"; answer: KeptAnswer }
  /** It came with another request before. */
  | { state: "another-request" };

/** The keys of commands, for all replicas together. A key is forgotten a day after it came. */
export interface IdempotencyStore {
  /** `request` tells requests apart. A claim whose console gave no answer within a minute is given to the next. */
  claim(key: string, request: string): Promise<Claim>;
  /** Without effect when the claim was given to somebody else in the meantime. */
  keep(key: string, claim: string, answer: KeptAnswer): Promise<void>;
  /** Forgets the key: the command failed, and may be tried again. Without effect as above. */
  release(key: string, claim: string): Promise<void>;
}
