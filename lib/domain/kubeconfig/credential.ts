/**
 * How the console reaches a cluster that somebody added, and who it is there. Made of checked fields only: nothing in it
 * names a file, a command or another address. PEM texts are whole blocks.
 */
export interface ClusterCredential {
  /** https, without user, query or fragment. */
  server: string;
  /** The name that the server's certificate is checked for, when it is not the server's own. */
  tlsServerName?: string;
  /** PEM of the authorities that may sign the server's certificate; absent: those that the machine trusts. */
  authority?: string;
  login: Login;
}

export type Login =
  | { kind: "token"; token: string }
  | { kind: "certificate"; certificate: string; key: string };
