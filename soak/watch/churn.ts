import { setTimeout as delay } from "node:timers/promises";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { type Access, ask } from "@/soak/support/api";
import type { Story } from "./story";

/** The label that each change of an object counts up, by which a row that goes back in time is known. */
export const COUNT = "soak-count";

/** Who of several writers changes which objects: each has names of its own, so its changes have an order. */
interface Kind {
  word: string;
  collection: string;
  names: string[];
  body(name: string, count: string): object;
}

const RESTS_MS = { least: 5, most: 60 };

function kindsOf(namespace: string, writer: number): Kind[] {
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${prefix}-${writer}-${at}`);
  const core = `/api/v1/namespaces/${namespace}`;
  const labels = (count: string) => ({ [COUNT]: count, writer: String(writer) });
  return [
    {
      word: "pod",
      collection: `${core}/pods`,
      names: named("pod", 16),
      body: (name, count) => ({
        metadata: { name, labels: labels(count) },
        spec: {
          nodeName: `worker-${writer}-0`,
          terminationGracePeriodSeconds: 1,
          tolerations: [{ operator: "Exists" }],
          containers: [{ name: "main", image: "registry.example/app:1" }],
        },
      }),
    },
    {
      word: "node",
      collection: "/api/v1/nodes",
      names: named("worker", 3),
      body: (name, count) => ({
        metadata: { name, labels: { ...labels(count), "sandbox.drydock.dev/kubelet": "up" } },
      }),
    },
    {
      word: "budget",
      collection: `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`,
      names: named("budget", 4),
      body: (name, count) => ({
        metadata: { name, labels: labels(count) },
        spec: { minAvailable: Number(count) % 5, selector: { matchLabels: { writer: String(writer) } } },
      }),
    },
  ];
}

export interface Churn {
  /** Resolves when no write is on its way any more. */
  pause(): Promise<void>;
  resume(): void;
  /** Writes so far that the API server accepted. */
  writes(): number;
}

/** Creates, changes and deletes objects in an order that the seed decides, straight at the API server. */
export function startChurn(
  access: Access,
  namespace: string,
  seed: number,
  writers: number,
  story: Story,
): Churn {
  let accepted = 0;
  let going = true;
  let running: Promise<unknown> = Promise.resolve();

  async function write(kind: Kind, name: string, count: number, choice: number): Promise<void> {
    const at = `${kind.collection}/${name}`;
    const about = `${kind.word} ${kind.word === "node" ? name : `${namespace}/${name}`}`;
    const text = String(count);
    const [verb, path, body] =
      choice < 0.35
        ? (["POST", kind.collection, kind.body(name, text)] as const)
        : choice < 0.75
          ? (["PATCH", at, { metadata: { labels: { [COUNT]: text } } }] as const)
          : (["DELETE", at, { gracePeriodSeconds: kind.word === "pod" && choice > 0.9 ? 1 : 0 }] as const);
    try {
      const { metadata } = await ask<{ metadata?: { resourceVersion?: string } }>(access, verb, path, body);
      accepted += 1;
      story.tell(
        `written: ${verb} with count ${text}, resourceVersion ${metadata?.resourceVersion ?? "?"}`,
        about,
      );
    } catch (error) {
      // Most are its own: there is one already, or none yet. The list at the end says what came of the others.
      const known = /: (404|409) /.test(String(error));
      if (!known)
        story.tell(`not answered: ${verb} with count ${text} (${String(error).slice(0, 120)})`, about);
    }
  }

  const each = Array.from({ length: writers }, (_, writer) => {
    const random = seededRandom(seed * 101 + writer);
    const kinds = kindsOf(namespace, writer);
    let count = 0;
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
    return async () => {
      while (going) {
        const kind = random() < 0.7 ? (kinds[0] as Kind) : pick(kinds);
        await write(kind, pick(kind.names), ++count, random());
        await delay(RESTS_MS.least + random() * (RESTS_MS.most - RESTS_MS.least));
      }
    };
  });

  const resume = () => {
    going = true;
    running = Promise.all(each.map((writer) => writer()));
  };
  resume();
  return {
    async pause() {
      going = false;
      await running;
    },
    resume,
    writes: () => accepted,
  };
}
