import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";

interface AuditEvent {
  verb: string;
  user: { username: string };
  impersonatedUser?: { username: string; groups?: string[] };
  objectRef?: { resource?: string; name?: string; namespace?: string; subresource?: string };
  responseStatus?: { code?: number };
}

/** A call as the API server's own audit log tells it. */
export interface Logged {
  verb: string;
  code: number;
  /** In whose name, and in which groups beside Kubernetes' own; undefined: in one's own. */
  as?: string;
  groups?: string[];
}

interface Wanted {
  resource: string;
  verbs: readonly string[];
  /** Of one object; undefined: of all in the namespace. */
  name?: string;
  namespace?: string;
}

/**
 * What this user asked of a kind, oldest first, of the last calls when it is told how many bytes of the log were there
 * before. The sandbox of cluster tests keeps the log.
 */
export function callsOf(username: string, wanted: Wanted, from = 0): Logged[] {
  const lines = readFileSync(logFile()).subarray(from).toString("utf8").split("\n");
  // A line that is being written is read the next time.
  lines.pop();
  return lines
    .filter((line) => line.includes(`"${wanted.name ?? wanted.namespace}"`))
    .map((line) => JSON.parse(line) as AuditEvent)
    .filter(({ verb, user, objectRef = {} }) => {
      const { resource, name, namespace, subresource } = objectRef;
      const its = wanted.name === undefined ? namespace === wanted.namespace : name === wanted.name;
      const kind = resource === wanted.resource && subresource === undefined;
      return its && kind && wanted.verbs.includes(verb) && user.username === username;
    })
    .map(({ verb, responseStatus, impersonatedUser }) => ({
      verb,
      code: responseStatus?.code ?? 0,
      as: impersonatedUser?.username,
      groups: impersonatedUser?.groups?.filter((group) => !group.startsWith("system:")),
    }));
}

const logFile = () => join(dirname(inject("kubeconfig")), "logs", "audit.log");

/** How long the log is, in bytes. */
export function logLength(): number {
  return statSync(logFile()).size;
}

/** What this user wrote to the node, oldest first. */
export function writesTo(node: string, username: string): Omit<Logged, "verb">[] {
  const wanted = { resource: "nodes", name: node, verbs: ["patch"] };
  return callsOf(username, wanted).map(({ verb: _, ...logged }) => logged);
}
