import { NEEDS, type Need } from "./needed";

/** Who gets the role: a service account, or whatever user the cluster sees. */
type Subject = { kind: "ServiceAccount"; name: string; namespace: string } | { kind: "User"; name: string };

/** The subject of a user name as the API server tells it. */
export function subjectOf(user: string): Subject {
  const [, namespace, name] = /^system:serviceaccount:([a-z0-9-]+):([a-z0-9.-]+)$/.exec(user) ?? [];
  return namespace === undefined || name === undefined
    ? { kind: "User", name: user }
    : { kind: "ServiceAccount", name, namespace };
}

const list = (words: readonly string[]) => `[${words.map((word) => (word === "" ? '""' : word)).join(", ")}]`;

function ruleOf({ group, resources, verbs, name }: Need): string[] {
  return [
    `  - apiGroups: ${list([group])}`,
    `    resources: ${list(resources)}`,
    ...(name === undefined ? [] : [`    resourceNames: ${list([name])}`]),
    `    verbs: ${list(verbs)}`,
  ];
}

function subjectLines(subject: Subject): string[] {
  // In quotes: it is the cluster's text, and may hold a colon.
  const name = `    name: ${JSON.stringify(subject.name)}`;
  return subject.kind === "ServiceAccount"
    ? ["  - kind: ServiceAccount", name, `    namespace: ${subject.namespace}`]
    : ["  - kind: User", name, "    apiGroup: rbac.authorization.k8s.io"];
}

function role(needs: readonly Need[], subject: Subject, namespace?: string): string {
  const kind = namespace === undefined ? "ClusterRole" : "Role";
  const metadata = [
    "metadata:",
    "  name: drydock",
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
  ];
  const api = "apiVersion: rbac.authorization.k8s.io/v1";
  return [
    api,
    `kind: ${kind}`,
    ...metadata,
    "rules:",
    ...needs.flatMap(ruleOf),
    "---",
    api,
    `kind: ${kind}Binding`,
    ...metadata,
    "roleRef:",
    "  apiGroup: rbac.authorization.k8s.io",
    `  kind: ${kind}`,
    "  name: drydock",
    "subjects:",
    ...subjectLines(subject),
  ].join("\n");
}

/** Roles that give a user what the console needs, to be applied by somebody who may: kubectl apply -f. */
export function rolesFor(user: string): string {
  const subject = subjectOf(user);
  const needs = NEEDS.filter(({ chosen }) => chosen === undefined);
  const namespaces = [...new Set(needs.flatMap(({ namespace }) => namespace ?? []))];
  const parts = [
    role(
      needs.filter(({ namespace }) => namespace === undefined),
      subject,
    ),
    ...namespaces.map((namespace) =>
      role(
        needs.filter((need) => need.namespace === namespace),
        subject,
        namespace,
      ),
    ),
  ];
  return `${parts.join("\n---\n")}\n`;
}
