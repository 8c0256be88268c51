/** A secret as it is kept: unreadable without the key of that id. */
export interface Sealed {
  bytes: Uint8Array;
  keyId: string;
}

/**
 * Seals when it is written, in one transaction with that: a key that seals is not taken away before what it sealed is seen.
 */
export type Seal = () => Sealed;

/** Seals secrets for the database, whose readers and backups must not be able to use them. */
export interface Sealer {
  /** `of` names what the secret belongs to ("cluster/east"); sealed bytes of another thing do not open under it. */
  seal(text: string, of: string): Sealed;
  /** Throws SealError: the key is missing, or the bytes are not what was sealed for this. */
  open(sealed: Sealed, of: string): string;
  /** The id of the key that seals now. */
  keyId(): string;
}

/** A sealed secret that can't be opened; the message says why and what to do. It is kept all the same. */
export class SealError extends Error {
  override readonly name = "SealError";
}
