import { createInterface } from "node:readline";
import { request } from "undici";
import { StreamEvent } from "@/lib/contracts/stream";
import type { MeasuredConsole } from "../support/console.ts";

/** What one tab is told of some clusters. */
export interface Changes {
  /** When the stream tells that the node takes pods, or does not: milliseconds of performance.now(). */
  when(cluster: string, node: string, schedulable: boolean): Promise<number>;
  close(): void;
}

interface Wanted {
  topic: string;
  node: string;
  schedulable: boolean;
  seen(at: number): void;
}

const topicOf = (cluster: string) => `/clusters/${encodeURIComponent(cluster)}`;

/** Opens the stream of a tab that shows these clusters. Resolves once each has been told of. */
export async function followChanges(console: MeasuredConsole, clusters: readonly string[]): Promise<Changes> {
  const topics = clusters.map(topicOf);
  const query = new URLSearchParams(topics.map((topic) => ["topic", topic]));
  const { body } = await request(`${console.url}/api/v1/stream?${query}`, {
    headers: { authorization: `Bearer ${console.token}` },
    bodyTimeout: 0,
  });
  const wanted = new Set<Wanted>();
  const missing = new Set(topics);
  const told = Promise.withResolvers<void>();
  const lines = createInterface(body);
  lines.on("line", (line) => {
    if (!line.startsWith("data: ")) return;
    const at = performance.now();
    const event = StreamEvent.parse(JSON.parse(line.slice(6)));
    if (event.type === "snapshot" && event.nodes && missing.delete(event.topic) && missing.size === 0)
      told.resolve();
    if (event.type !== "delta") return;
    for (const { name, schedulable } of event.nodes ?? [])
      for (const one of wanted)
        if (one.topic === event.topic && one.node === name && one.schedulable === schedulable) {
          wanted.delete(one);
          one.seen(at);
        }
  });
  // Ends when it is closed here; if the console ends it, what is waited for fails by its own deadline.
  lines.on("error", told.reject);
  await told.promise;
  return {
    when: (cluster, node, schedulable) =>
      new Promise((resolve, reject) => {
        const one: Wanted = { topic: topicOf(cluster), node, schedulable, seen: resolve };
        wanted.add(one);
        setTimeout(() => {
          if (wanted.delete(one)) reject(new Error(`not told within a minute: ${node} of ${cluster}`));
        }, 60_000).unref();
      }),
    close: () => body.destroy(),
  };
}
