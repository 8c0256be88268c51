import type { TrialBody } from "@/lib/contracts/manage-cluster";
import { nameSome } from "@/lib/domain/words";

type Right = TrialBody["rights"][number];

export interface RightRow {
  /** "get, list nodes" */
  right: string;
  what: string;
  state: "may" | "missing" | "without" | "unknown";
  /** What does not work without it. */
  note?: string;
}

function resourceOf({ resource, group, namespace, name }: Right): string {
  const full = group === "" ? resource : `${resource}.${group}`;
  return `${full}${name ? ` ${name}` : ""}${namespace ? ` in ${namespace}` : ""}`;
}

function stateOf({ allowed, without }: Right): RightRow["state"] {
  if (allowed === undefined) return "unknown";
  if (allowed) return "may";
  return without === undefined ? "missing" : "without";
}

/** Verbs of one resource that have the same answer share a row; what is missing comes first. */
export function rightRows(rights: readonly Right[]): RightRow[] {
  const rows = new Map<string, { verbs: string[]; first: Right }>();
  for (const right of rights) {
    const key = [resourceOf(right), right.what, stateOf(right)].join("\n");
    const row = rows.get(key);
    if (row) row.verbs.push(right.verb);
    else rows.set(key, { verbs: [right.verb], first: right });
  }
  const order = ["missing", "unknown", "without", "may"];
  return [...rows.values()]
    .map(({ verbs, first }) => {
      const state = stateOf(first);
      const right = `${verbs.join(", ")} ${resourceOf(first)}`;
      return { right, what: first.what, state, note: state === "may" ? undefined : first.without };
    })
    .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

/** That the console has the cluster already, and what follows; undefined where it has not. */
export function alreadyWords({
  already,
}: Pick<TrialBody, "already">): { fact: string; detail: string } | undefined {
  if (already.length === 0) return undefined;
  return {
    fact: `The console has this cluster already, as ${nameSome(already)}.`,
    detail: "Added once more, it is shown under both names, and people need a role for each.",
  };
}

/** Who it is and what follows, in a sentence each. */
export function trialWords({ version, user, enough, rights }: TrialBody): string {
  const who = user === undefined ? "The cluster does not tell who it is." : `The cluster sees ${user}.`;
  const asked = rights.filter(({ allowed }) => allowed !== undefined).length;
  const may = rights.filter(({ allowed }) => allowed).length;
  const what = enough
    ? "That is enough for maintenances."
    : "That is not enough for a maintenance: the first lines are missing.";
  return `Kubernetes ${version} answers. ${who} It may ${may} of ${asked} things. ${what}`;
}
