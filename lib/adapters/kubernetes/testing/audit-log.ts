import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";

interface AuditEvent {
  verb: string;
  user: { username: string };
  impersonatedUser?: { username: string; groups?: string[] };
  objectRef?: { resource?: string; name?: string; subresource?: string };
  responseStatus?: { code?: number };
}

/** A write to a node as the API server's own audit log tells it. */
export interface NodeWrite {
  code: number;
  /** In whose name, and in which groups beside Kubernetes' own; undefined: in one's own. */
  as?: string;
  groups?: string[];
}

/** What this user wrote to the node, oldest first. The sandbox of cluster tests keeps the log. */
export function writesTo(node: string, username: string): NodeWrite[] {
  const lines = readFileSync(join(dirname(inject("kubeconfig")), "logs", "audit.log"), "utf8").split("\n");
  // A line that is being written is read the next time.
  lines.pop();
  return lines
    .filter((line) => line.includes(`"${node}"`))
    .map((line) => JSON.parse(line) as AuditEvent)
    .filter(({ verb, user, objectRef }) => {
      const { resource, name, subresource } = objectRef ?? {};
      const isNode = resource === "nodes" && name === node && subresource === undefined;
      return isNode && verb === "patch" && user.username === username;
    })
    .map(({ responseStatus, impersonatedUser }) => ({
      code: responseStatus?.code ?? 0,
      as: impersonatedUser?.username,
      groups: impersonatedUser?.groups?.filter((group) => !group.startsWith("system:")),
    }));
}
