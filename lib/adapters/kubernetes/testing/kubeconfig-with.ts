import { stringify } from "yaml";
import { base64, CERTIFICATE } from "./certificates";

/** Where everything in the corpus points that nobody may reach: a port and files that a witness can tell. */
export const HOSTILE_PORT = 44_443;
export const HOSTILE_FILE = "/tmp/drydock-hostile-canary";
export const SERVER = `https://203.0.113.9:${HOSTILE_PORT}`;

interface Parts {
  cluster?: object;
  user?: object;
  context?: object;
  top?: object;
}

/** A kubeconfig that would be accepted, but for what is said. */
export function kubeconfigWith({ cluster, user, context, top }: Parts): string {
  const authority = { "certificate-authority-data": base64(CERTIFICATE) };
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server: SERVER, ...authority, ...cluster } }],
    users: [{ name: "u", user: user ?? { token: "abc" } }],
    contexts: [{ name: "x", context: context ?? { cluster: "c", user: "u" } }],
    "current-context": "x",
    ...top,
  });
}
