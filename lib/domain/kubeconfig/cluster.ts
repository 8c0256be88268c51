import type { ClusterCredential } from "./credential";
import { type PlainFields, type Refusal, type Rules, refusedFields, textOf } from "./fields";
import { certificatesIn } from "./pem";

const LONGEST_ADDRESS = 512;
const LONGEST_DATA = 128 * 1024;
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/i;

const RULES: Rules = {
  read: ["server", "tls-server-name", "certificate-authority-data"],
  left: ["disable-compression", "extensions"],
  refused: {
    "certificate-authority": {
      why: "It names a file on the machine of the console, not on yours.",
      todo: "Inline it: kubectl config view --minify --flatten.",
    },
    "insecure-skip-tls-verify": {
      why: "Anybody between the console and the cluster could take its credentials.",
      todo: "Remove it and add certificate-authority-data.",
    },
    "proxy-url": {
      why: "All calls, and the credentials in them, would go to whom the file names.",
      todo: "Remove it. A proxy is the operator's choice: give such a cluster in KUBECONFIG.",
    },
  },
};

type Endpoint = Omit<ClusterCredential, "login">;

function serverRefusal(server: string): { why: string; todo: string } | undefined {
  const todo = "Use the https address of the API server.";
  if (!URL.canParse(server)) return { why: "It is no address.", todo };
  const { protocol, username, password, search, hash, hostname } = new URL(server);
  if (protocol !== "https:") return { why: `${protocol}// does not protect the credentials.`, todo };
  if (username !== "" || password !== "") return { why: "It carries a user or password.", todo };
  if (search !== "" || hash !== "") return { why: "It carries more than an address and a path.", todo };
  if (hostname === "") return { why: "It names no host.", todo };
  return undefined;
}

/** What the connection goes to. Every refusal at once, so that a person corrects them together. */
export function readCluster(fields: PlainFields, at: string): { endpoint?: Endpoint; refusals: Refusal[] } {
  const refusals = refusedFields(fields, at, RULES);
  const text = (field: string, longest: number) => {
    const found = textOf(fields, field, at, longest);
    if (typeof found !== "object") return found;
    refusals.push(found);
    return undefined;
  };
  const refuse = (field: string, why: string, todo: string) =>
    refusals.push({ at: `${at}: ${field}`, why, todo });

  const server = text("server", LONGEST_ADDRESS);
  const wrong = server === undefined ? undefined : serverRefusal(server);
  if (wrong) refuse("server", wrong.why, wrong.todo);
  else if (server === undefined && fields.get("server") === undefined) {
    refuse("server", "It is missing.", "Add the https address of the API server.");
  }
  const tlsServerName = text("tls-server-name", 253);
  if (tlsServerName !== undefined && !DNS_NAME.test(tlsServerName)) {
    refuse("tls-server-name", "It is not the name of a host.", "Use the name in the server's certificate.");
  }
  const data = text("certificate-authority-data", LONGEST_DATA);
  const authority = data === undefined ? undefined : certificatesIn(data);
  if (authority && "why" in authority) {
    refuse("certificate-authority-data", authority.why, "Take it from kubectl config view --raw.");
  }
  if (refusals.length > 0 || server === undefined) return { refusals };
  const pem = authority && "pem" in authority ? authority.pem : undefined;
  return {
    endpoint: {
      server: new URL(server).href,
      ...(tlsServerName === undefined ? {} : { tlsServerName }),
      ...(pem === undefined ? {} : { authority: pem }),
    },
    refusals,
  };
}
