import { setImmediate as nextTurn } from "node:timers/promises";
import { ApiError } from "./errors";
import type { KubeHttp } from "./http";
import type { RawList, RawObject } from "./raw";

const PAGE = 500;
/** Kubernetes promises cluster-wide lists within 30 s (99th percentile); a page is less than that. */
const PAGE_MS = 30_000;

/**
 * All objects of a collection, page by page, from one consistent snapshot (no resourceVersion is given). Returns the
 * snapshot's resourceVersion. Lets other work run between pages: a page of 500 pods takes some 20 ms to parse.
 * Throws ApiError 410 when the snapshot was compacted away before the last page.
 */
export async function* listPages(
  http: KubeHttp,
  request: {
    path: string;
    query?: Record<string, string>;
    accept?: string;
    signal?: AbortSignal;
    lane?: "requests" | "streams";
  },
): AsyncGenerator<RawObject[], string> {
  let token = "";
  for (;;) {
    const page = await http.fetchJson<RawList>({
      ...request,
      query: { ...request.query, limit: String(PAGE), ...(token === "" ? {} : { continue: token }) },
      deadlineMs: PAGE_MS,
    });
    yield page.items ?? [];
    token = page.metadata?.continue ?? "";
    if (token === "") return page.metadata?.resourceVersion ?? "";
    await nextTurn();
  }
}

/** A consistent list of projections. Begun anew once, should its snapshot be compacted away between two pages. */
export async function listAll<T>(
  http: KubeHttp,
  request: Parameters<typeof listPages>[1],
  project: (raw: RawObject) => T,
): Promise<T[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const found: T[] = [];
      for await (const page of listPages(http, request)) found.push(...page.map(project));
      return found;
    } catch (error) {
      if (attempt > 1 || !(error instanceof ApiError) || error.answer.status !== 410) throw error;
    }
  }
}

/** The newest resourceVersion of the cluster, for the price of one object. */
export async function currentRevision(http: KubeHttp, path: string, signal: AbortSignal): Promise<string> {
  const query = { limit: "1" };
  const list = await http.fetchJson<RawList>({ path, query, signal, lane: "streams" });
  return list.metadata?.resourceVersion ?? "";
}
