import { base64, CERTIFICATE, ENDED_CERTIFICATE, KEY, LOCKED_KEY, OTHER_KEY } from "./certificates";
import { HOSTILE_DOCUMENTS } from "./hostile-documents";
import { HOSTILE_FILE, HOSTILE_PORT, kubeconfigWith, SERVER } from "./kubeconfig-with";

const exec = {
  apiVersion: "client.authentication.k8s.io/v1",
  command: "touch",
  args: [HOSTILE_FILE],
  interactiveMode: "Never",
};
const certificate = { "client-certificate-data": base64(CERTIFICATE), "client-key-data": base64(KEY) };

/** What somebody may paste, and a word of why it is refused. */
export const HOSTILE: readonly [what: string, text: string, why: RegExp][] = [
  // Runs something.
  ["an exec plugin", kubeconfigWith({ user: { exec } }), /run a command/],
  ["an exec plugin beside a token", kubeconfigWith({ user: { token: "abc", exec } }), /run a command/],
  [
    "a provider with a command",
    kubeconfigWith({
      user: {
        "auth-provider": { name: "gcp", config: { "cmd-path": "/usr/bin/touch", "cmd-args": HOSTILE_FILE } },
      },
    }),
    /run commands/,
  ],
  [
    "a provider with an exec",
    kubeconfigWith({ user: { "auth-provider": { name: "x", config: { exec } } } }),
    /run commands/,
  ],
  [
    "a provider that reads a file",
    kubeconfigWith({ user: { "auth-provider": { name: "file", config: { tokenFile: HOSTILE_FILE } } } }),
    /read files/,
  ],
  [
    "an OIDC provider with a file",
    kubeconfigWith({
      user: { "auth-provider": { name: "oidc", config: { "idp-certificate-authority": HOSTILE_FILE } } },
    }),
    /read files/,
  ],
  // Names a file.
  ["a token file", kubeconfigWith({ user: { tokenFile: HOSTILE_FILE } }), /names a file/],
  [
    "a token file, client-node's way",
    kubeconfigWith({ user: { "token-file": HOSTILE_FILE } }),
    /names a file/,
  ],
  [
    "a certificate file",
    kubeconfigWith({ user: { ...certificate, "client-certificate": HOSTILE_FILE } }),
    /names a file/,
  ],
  ["a key file", kubeconfigWith({ user: { ...certificate, "client-key": HOSTILE_FILE } }), /names a file/],
  [
    "an authority file",
    kubeconfigWith({ cluster: { "certificate-authority": HOSTILE_FILE } }),
    /names a file/,
  ],
  // Sends the credentials to somebody else.
  [
    "a proxy",
    kubeconfigWith({ cluster: { "proxy-url": `http://203.0.113.9:${HOSTILE_PORT}` } }),
    /whom the file names/,
  ],
  [
    "no verification",
    kubeconfigWith({ cluster: { "insecure-skip-tls-verify": true } }),
    /take its credentials/,
  ],
  [
    "no verification, as a text",
    kubeconfigWith({ cluster: { "insecure-skip-tls-verify": "true" } }),
    /take its credentials/,
  ],
  ["http", kubeconfigWith({ cluster: { server: "http://203.0.113.9:44443" } }), /does not protect/],
  ["a file as server", kubeconfigWith({ cluster: { server: `file://${HOSTILE_FILE}` } }), /does not protect/],
  [
    "a socket as server",
    kubeconfigWith({ cluster: { server: `unix://${HOSTILE_FILE}` } }),
    /does not protect/,
  ],
  ["data as server", kubeconfigWith({ cluster: { server: "data:text/plain,x" } }), /does not protect/],
  ["no address", kubeconfigWith({ cluster: { server: "somewhere" } }), /no address/],
  ["no server", kubeconfigWith({ cluster: { server: null } }), /not complete|missing/],
  ["a server that is a list", kubeconfigWith({ cluster: { server: [SERVER] } }), /not a text/],
  [
    "a user in the server",
    kubeconfigWith({ cluster: { server: "https://a:b@203.0.113.9:44443" } }),
    /user or password/,
  ],
  [
    "a query in the server",
    kubeconfigWith({ cluster: { server: `${SERVER}/?a=b` } }),
    /more than an address/,
  ],
  [
    "a fragment in the server",
    kubeconfigWith({ cluster: { server: `${SERVER}/#a` } }),
    /more than an address/,
  ],
  [
    "another name with a line break",
    kubeconfigWith({ cluster: { "tls-server-name": "a\r\nHost: b" } }),
    /name of a host/,
  ],
  // Is somebody else.
  ["another user", kubeconfigWith({ user: { token: "abc", as: "system:admin" } }), /take the blame/],
  [
    "other groups",
    kubeconfigWith({ user: { token: "abc", "as-groups": ["system:masters"] } }),
    /take the blame/,
  ],
  ["another uid", kubeconfigWith({ user: { token: "abc", "as-uid": "1" } }), /take the blame/],
  [
    "extras of a user",
    kubeconfigWith({ user: { token: "abc", "as-user-extra": { a: ["b"] } } }),
    /take the blame/,
  ],
  ["a password", kubeconfigWith({ user: { username: "admin", password: "x" } }), /passwords/],
  ["nobody", kubeconfigWith({ user: {} }), /nothing to sign in/],
  ["two identities", kubeconfigWith({ user: { token: "abc", ...certificate } }), /may be two people/],
  // Credentials that are none.
  ["a token that kubectl left out", kubeconfigWith({ user: { token: "REDACTED" } }), /--raw was missing/],
  [
    "an authority that kubectl left out",
    kubeconfigWith({ cluster: { "certificate-authority-data": "DATA+OMITTED" } }),
    /--raw was missing/,
  ],
  [
    "a header in the token",
    kubeconfigWith({ user: { token: "abc\r\nImpersonate-User: admin" } }),
    /no token has/,
  ],
  ["a token of spaces", kubeconfigWith({ user: { token: "a b" } }), /no token has/],
  ["a token that is a number", kubeconfigWith({ user: { token: 12_345 } }), /not a text/],
  ["a token that is an object", kubeconfigWith({ user: { token: { a: 1 } } }), /not a text/],
  ["a very long token", kubeconfigWith({ user: { token: "a".repeat(20_000) } }), /longer than/],
  [
    "an authority that is text",
    kubeconfigWith({ cluster: { "certificate-authority-data": "hello" } }),
    /no PEM certificate/,
  ],
  [
    "an authority with a key",
    kubeconfigWith({ cluster: { "certificate-authority-data": base64(CERTIFICATE + KEY) } }),
    /beside certificates/,
  ],
  [
    "an authority of nonsense",
    kubeconfigWith({
      cluster: {
        "certificate-authority-data": base64(
          "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ),
      },
    }),
    /can't be read/,
  ],
  [
    "a certificate without its key",
    kubeconfigWith({ user: { "client-certificate-data": base64(CERTIFICATE) } }),
    /missing/,
  ],
  ["a key without its certificate", kubeconfigWith({ user: { "client-key-data": base64(KEY) } }), /missing/],
  [
    "a key of another certificate",
    kubeconfigWith({ user: { ...certificate, "client-key-data": base64(OTHER_KEY) } }),
    /another certificate/,
  ],
  [
    "a key with a passphrase",
    kubeconfigWith({ user: { ...certificate, "client-key-data": base64(LOCKED_KEY) } }),
    /passphrase/,
  ],
  [
    "a key that is two",
    kubeconfigWith({ user: { ...certificate, "client-key-data": base64(KEY + OTHER_KEY) } }),
    /one private key/,
  ],
  [
    "a key that is a certificate",
    kubeconfigWith({ user: { ...certificate, "client-key-data": base64(CERTIFICATE) } }),
    /one private key/,
  ],
  [
    "a key of nonsense",
    kubeconfigWith({
      user: {
        ...certificate,
        "client-key-data": base64("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
      },
    }),
    /can't be read/,
  ],
  [
    "a certificate that has ended",
    kubeconfigWith({
      user: { "client-certificate-data": base64(ENDED_CERTIFICATE), "client-key-data": base64(OTHER_KEY) },
    }),
    /ended on 2021-01-01/,
  ],
  // Says what nobody knows.
  ["an unknown field of a user", kubeconfigWith({ user: { token: "abc", Exec: exec } }), /does not know/],
  [
    "an unknown field of a cluster",
    kubeconfigWith({ cluster: { "proxy-Url": "http://x" } }),
    /does not know/,
  ],
  [
    "an unknown field of a context",
    kubeconfigWith({ context: { cluster: "c", user: "u", exec } }),
    /does not know/,
  ],
  ["an unknown field at the top", kubeconfigWith({ top: { include: HOSTILE_FILE } }), /does not know/],
  [
    "a field named __proto__",
    `{"apiVersion":"v1","kind":"Config","__proto__":{"exec":1},"contexts":[]}`,
    /does not know/,
  ],
  [
    "a user with __proto__",
    kubeconfigWith({}).replace("token: abc", `"__proto__": { token: abc }`),
    /does not know/,
  ],
  [
    "a user with constructor",
    kubeconfigWith({}).replace("token: abc", "constructor: { a: b }"),
    /does not know/,
  ],
  ["another kind", kubeconfigWith({ top: { kind: "Secret" } }), /another kind/],
  ["another version", kubeconfigWith({ top: { apiVersion: "v2" } }), /another kind/],
  ["no contexts", kubeconfigWith({ top: { contexts: [] } }), /no context/],
  ["contexts that are no list", kubeconfigWith({ top: { contexts: { a: 1 } } }), /not a list/],
  ["a context without a cluster", kubeconfigWith({ context: { user: "u" } }), /names no cluster/],
  [
    "a context of an absent cluster",
    kubeconfigWith({ context: { cluster: "other", user: "u" } }),
    /no cluster other/,
  ],
  [
    "a context of an absent user",
    kubeconfigWith({ context: { cluster: "c", user: "other" } }),
    /no user other/,
  ],
  [
    "two users of one name",
    kubeconfigWith({
      top: {
        users: [
          { name: "u", user: { token: "a" } },
          { name: "u", user: { exec } },
        ],
      },
    }),
    /Two entries/,
  ],
  [
    "a name nobody can see",
    kubeconfigWith({ top: { contexts: [{ name: "x\u202e", context: { cluster: "c", user: "u" } }] } }),
    /nobody can see/,
  ],
  [
    "a very long name",
    kubeconfigWith({ top: { contexts: [{ name: "x".repeat(300), context: {} }] } }),
    /too long/,
  ],
  [
    "a name that is a number",
    kubeconfigWith({ top: { contexts: [{ name: 1, context: {} }] } }),
    /without a name/,
  ],
  [
    "too many users",
    kubeconfigWith({
      top: { users: Array.from({ length: 201 }, (_, at) => ({ name: `u${at}`, user: {} })) },
    }),
    /more than 200/,
  ],
  // Is no plain document.
  [
    "the same key twice",
    kubeconfigWith({}).replace("token: abc", "token: abc\n      token: def"),
    /same key twice/,
  ],
  ["two documents", `${kubeconfigWith({})}---\n${kubeconfigWith({ user: { exec } })}`, /several documents/],
  ...HOSTILE_DOCUMENTS,
];
