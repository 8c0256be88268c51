/** Makes and compares what people sign in with. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long whether there is a hash or none: nobody learns by the time which addresses are known. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

/** Texts that nobody can guess; kept only as their hash. */
export interface Secrets {
  make(): { text: string; hash: string };
  hashOf(text: string): string;
}
