import type { Cluster } from "@/lib/adapters/kubernetes";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { listPages } from "@/lib/adapters/kubernetes/list-pages";
import { projectBudget } from "@/lib/adapters/kubernetes/project-budget";
import { projectNode } from "@/lib/adapters/kubernetes/project-node";
import { createPodProjection } from "@/lib/adapters/kubernetes/project-pod";
import type { RawObject } from "@/lib/adapters/kubernetes/raw";
import { COUNT } from "./churn";
import type { Story } from "./story";

/** What a row is compared by, of any kind. */
interface Row {
  name: string;
  namespace?: string;
  uid?: string;
  labels?: Record<string, string>;
  resourceVersion?: string;
}

/** Rows by what they are about: "pod soak-7/p-3". */
export type Rows = Map<string, Row>;

function keyed(word: string, rows: readonly Row[], into: Rows): void {
  for (const row of rows) into.set(`${word} ${row.namespace ? `${row.namespace}/` : ""}${row.name}`, row);
}

/** What the console shows. */
export function shown(cluster: Cluster): Rows {
  const rows: Rows = new Map();
  const index = cluster.index();
  keyed("node", index?.cluster.nodes ?? [], rows);
  keyed("pod", index?.pods.all() ?? [], rows);
  keyed("budget", index?.cluster.budgets ?? [], rows);
  return rows;
}

/** What the API server says, projected as the console does. */
export async function listed(http: KubeHttp): Promise<Rows> {
  const rows: Rows = new Map();
  const list = async <T extends Row>(word: string, path: string, project: (raw: RawObject) => T) => {
    for await (const page of listPages(http, { path })) keyed(word, page.map(project), rows);
  };
  await list("node", "/api/v1/nodes", projectNode);
  await list("pod", "/api/v1/pods", createPodProjection());
  await list("budget", "/apis/policy/v1/poddisruptionbudgets", projectBudget);
  return rows;
}

/** The members in which two rows differ. */
function apart(ours: Row, theirs: Row): string {
  const [shows, is] = [ours, theirs] as unknown as Record<string, unknown>[];
  const members = Object.keys({ ...shows, ...is }).filter(
    (member) => text(shows?.[member]) !== text(is?.[member]),
  );
  return members
    .map((member) => `${member} is shown as ${text(shows?.[member])}, is ${text(is?.[member])}`)
    .join("; ");
}

const text = (value: unknown) => JSON.stringify(value) ?? "absent";

/** What differs, by what it is about, in words. */
export function differences(seen: Rows, truth: Rows): Map<string, string> {
  const found = new Map<string, string>();
  for (const about of new Set([...seen.keys(), ...truth.keys()])) {
    const [ours, theirs] = [seen.get(about), truth.get(about)];
    if (!ours) found.set(about, "is not shown");
    else if (!theirs) found.set(about, "is shown, and was deleted");
    else if (text(ours) !== text(theirs)) found.set(about, apart(ours, theirs));
  }
  return found;
}

/** A row's place in its object's history. Budgets have no UID here; both counts only ever grow. */
function placeOf({ labels, resourceVersion }: Row): bigint {
  return BigInt(resourceVersion ?? labels?.[COUNT] ?? 0);
}

/**
 * Watches the rows at each change: one that is older than what was shown before, or that was gone and came back, is
 * told as a violation.
 */
export function watchRows(
  cluster: Cluster,
  story: Story,
  violation: (about: string, what: string) => void,
): void {
  let before: Rows = new Map();
  const gone = new Set<string>();
  cluster.onChange(() => {
    const now = shown(cluster);
    for (const [about, row] of now) {
      const was = before.get(about);
      if (was === row) continue;
      story.tell(`shown: ${row.uid ?? "row"} at ${placeOf(row)}`, about);
      if (row.uid !== undefined && gone.has(row.uid)) violation(about, `${row.uid} was gone and came back`);
      const sameObject = was !== undefined && was.uid === row.uid;
      if (sameObject && placeOf(row) < placeOf(was))
        violation(about, `went back from ${placeOf(was)} to ${placeOf(row)}`);
    }
    for (const [about, was] of before) {
      const row = now.get(about);
      if (row && row.uid === was.uid) continue;
      if (was.uid !== undefined) gone.add(was.uid);
      if (!row) story.tell("shown: gone", about);
    }
    before = now;
  });
}
