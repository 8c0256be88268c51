import { headers } from "next/headers";
import { preload } from "react-dom";
import { currentRequest, inRequest } from "@/lib/server/request/scope";
import type { Route } from "@/lib/server/with-route";

/** What goes with the HTML: some 1,500 nodes. Of more the HTML itself would be late. In characters. */
const MOST_CHARS = 1_000_000;

/** Who goes from page to page within the console has most of it already, and what is missing is read then. */
const opens = (asked: Headers) => asked.get("sec-fetch-dest") === "document";

/** Has the browser ask for what a page reads first while the page's code is still on the way. Paths are below /api/v1. */
export async function readFirst(...paths: readonly string[]): Promise<void> {
  if (opens(await headers())) paths.forEach(ask);
}

/**
 * What a page that is opened reads first, to be rendered with it: the API's own answer to this call for whoever opens it,
 * who is asked for as everywhere. undefined: the browser asks, and hears why if it is refused.
 */
export async function answerFirst(
  route: Route<unknown>,
  path: string,
  params: Record<string, string>,
): Promise<string | undefined> {
  const asked = await headers();
  if (!opens(asked)) return undefined;
  const request = new Request(`http://console/api/v1${path}`, { headers: asked });
  const answer = await besides(() => route(request, { params: Promise.resolve(params) }));
  const text = answer.ok ? await answer.text() : "";
  if (text !== "" && text.length <= MOST_CHARS) return text;
  ask(path);
  return undefined;
}

/** In a scope of its own: the page is not counted as this call. */
function besides<T>(work: () => T): T {
  const scope = currentRequest();
  return scope ? inRequest({ ...scope }, work) : work();
}

function ask(path: string): void {
  // What fetch asks for by itself, or the answer would not be taken for the same.
  preload(`/api/v1${path}`, { as: "fetch", crossOrigin: "anonymous" });
}
