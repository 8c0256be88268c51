import type { Login } from "./credential";
import { type PlainFields, type Refusal, type Rules, refusedFields, textOf } from "./fields";
import { certificatesIn, privateKeyIn } from "./pem";

const LONGEST_TOKEN = 16 * 1024;
const LONGEST_DATA = 64 * 1024;
/** b64token of RFC 6750: nothing that could end a header. */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

/** The way that always works, for whatever a cluster's own users sign in with. */
const USE_TOKEN =
  "Use the token of a service account: kubectl create token drydock --namespace drydock --duration 8760h";
const INLINE = "Inline it: kubectl config view --minify --flatten.";
const ELSEWHERE = "It names a file on the machine of the console, not on yours.";
const OTHERS =
  "The console says itself for whom it acts, where the cluster lets it; a fixed person would take the blame for all.";

const RULES: Rules = {
  read: ["token", "client-certificate-data", "client-key-data"],
  left: ["extensions"],
  refused: {
    exec: { why: "It would run a command on the machine of the console.", todo: USE_TOKEN },
    "auth-provider": {
      why: "It would run commands or read files on the machine of the console.",
      todo: USE_TOKEN,
    },
    tokenFile: { why: ELSEWHERE, todo: "Put the token itself into the field token." },
    "token-file": { why: ELSEWHERE, todo: "Put the token itself into the field token." },
    "client-certificate": { why: ELSEWHERE, todo: INLINE },
    "client-key": { why: ELSEWHERE, todo: INLINE },
    username: { why: "API servers have taken no passwords since Kubernetes 1.19.", todo: USE_TOKEN },
    password: { why: "API servers have taken no passwords since Kubernetes 1.19.", todo: USE_TOKEN },
    as: { why: OTHERS, todo: "Remove it." },
    "as-uid": { why: OTHERS, todo: "Remove it." },
    "as-groups": { why: OTHERS, todo: "Remove it." },
    "as-user-extra": { why: OTHERS, todo: "Remove it." },
  },
};

/** Who the console is to the cluster. Every refusal at once. */
export function readUser(fields: PlainFields, at: string): { login?: Login; refusals: Refusal[] } {
  const refusals = refusedFields(fields, at, RULES);
  const text = (field: string, longest: number) => {
    const found = textOf(fields, field, at, longest);
    if (typeof found !== "object") return found;
    refusals.push(found);
    return undefined;
  };
  const refuse = (field: string, why: string, todo: string) =>
    refusals.push({ at: field === "" ? at : `${at}: ${field}`, why, todo });
  const pemOf = (field: string, read: typeof certificatesIn) => {
    const data = text(field, LONGEST_DATA);
    const found = data === undefined ? undefined : read(data);
    if (found && "why" in found) refuse(field, found.why, "Take it from kubectl config view --raw.");
    return found && "pem" in found ? found.pem : undefined;
  };

  const token = text("token", LONGEST_TOKEN)?.trim();
  if (token !== undefined && !TOKEN.test(token)) {
    refuse("token", "It has characters that no token has.", "Check that it was pasted as it is.");
  }
  const certificate = pemOf("client-certificate-data", certificatesIn);
  const key = pemOf("client-key-data", privateKeyIn);
  if (refusals.length > 0) return { refusals };

  if (token !== undefined && (certificate ?? key) !== undefined) {
    refuse("", "It has a token and a certificate, which may be two people.", "Keep one of them.");
  } else if (token !== undefined) return { login: { kind: "token", token }, refusals };
  else if (certificate !== undefined && key !== undefined)
    return { login: { kind: "certificate", certificate, key }, refusals };
  else if (certificate !== undefined)
    refuse("client-key-data", "It is missing.", "Add the certificate's key.");
  else if (key !== undefined)
    refuse("client-certificate-data", "It is missing.", "Add the key's certificate.");
  else refuse("", "It has nothing to sign in with.", USE_TOKEN);
  return { refusals };
}
