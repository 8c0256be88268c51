import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { rolesFor, subjectOf } from "./cluster-role";
import { isEnough, NEEDS, questionsOf, type RightAnswer } from "./needed";

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
  resourceNames?: string[];
}
interface Document {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: Rule[];
  subjects?: { kind: string; name: string; namespace?: string }[];
}

function documentsIn(text: string): Document[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error("no documents");
  return documents.map((document) => document.toJS() as Document);
}

/** Every single right of the roles in a text: "kube-system: get leases.coordination.k8s.io/drydock". */
function rightsIn(text: string): string[] {
  return documentsIn(text)
    .flatMap(({ metadata, rules = [] }) =>
      rules.flatMap(({ apiGroups, resources, verbs, resourceNames = ["*"] }) =>
        apiGroups.flatMap((group) =>
          resources.flatMap((resource) =>
            verbs.flatMap((verb) =>
              resourceNames.map(
                (name) => `${metadata.namespace ?? "*"}: ${verb} ${resource}.${group}/${name}`,
              ),
            ),
          ),
        ),
      ),
    )
    .sort();
}

describe("the proposed roles", () => {
  test("give what deploy/rbac.yaml gives, apart from what every account may", () => {
    const shipped = rightsIn(readFileSync(join(import.meta.dirname, "../../../deploy/rbac.yaml"), "utf8"));
    const everybodys = "*: create selfsubjectaccessreviews.authorization.k8s.io/*";
    expect(rightsIn(rolesFor("x"))).toEqual(shipped.filter((right) => right !== everybodys));
  });

  test("are bound to a service account by its namespace", () => {
    const bindings = documentsIn(rolesFor("system:serviceaccount:tools:bot")).filter(
      ({ subjects }) => subjects,
    );
    expect(bindings.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
      ["ClusterRoleBinding", undefined],
      ["RoleBinding", "kube-system"],
      ["RoleBinding", "default"],
    ]);
    for (const { subjects } of bindings)
      expect(subjects).toEqual([{ kind: "ServiceAccount", name: "bot", namespace: "tools" }]);
  });

  test.each(["kubernetes-admin", "oidc:mira@example.com", 'a"b: {c}', "- x\n- y"])(
    "are bound to the user %j, whatever is in the name",
    (name) => {
      const [, binding] = documentsIn(rolesFor(name));
      expect(binding?.subjects).toMatchObject([{ kind: "User", name }]);
    },
  );
});

test.each([
  ["system:serviceaccount:a:b", "ServiceAccount"],
  ["system:serviceaccount:a", "User"],
  ["system:serviceaccount:a:b:c", "User"],
  ["xsystem:serviceaccount:a:b", "User"],
  ["alice", "User"],
])("%s is a %s", (user, kind) => {
  expect(subjectOf(user).kind).toBe(kind);
});

describe("what is enough for a maintenance", () => {
  const all: RightAnswer[] = NEEDS.flatMap((need) =>
    questionsOf(need).map((question) => ({
      ...question,
      what: need.what,
      without: need.without,
      allowed: true,
    })),
  );
  const without = (resource: string, allowed?: boolean) =>
    all.map((answer) => (answer.resource === resource ? { ...answer, allowed } : answer));

  test("everything", () => expect(isEnough(all)).toBe(true));

  test.each(["nodes", "pods/eviction", "poddisruptionbudgets", "volumeattachments", "leases"])(
    "not without %s",
    (name) => {
      const group = name === "nodes" ? all.filter((answer) => answer.group !== "metrics.k8s.io") : all;
      expect(isEnough(group)).toBe(true);
      expect(isEnough(without(name, false))).toBe(false);
      expect(isEnough(without(name, undefined))).toBe(false);
    },
  );

  test.each(["jobs", "events", "users", "storageclasses", "serviceaccounts/token"])(
    "also without %s",
    (name) => {
      expect(isEnough(without(name, false))).toBe(true);
    },
  );
});
