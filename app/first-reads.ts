import { headers } from "next/headers";
import { preload } from "react-dom";

/**
 * Has the browser ask for what a page reads first while the page's code is still on the way. Paths are below /api/v1.
 * Who goes from page to page within the console has most of it already, and what is missing is read then.
 */
export async function readFirst(...paths: readonly string[]): Promise<void> {
  const opened = (await headers()).get("sec-fetch-dest") === "document";
  // What fetch asks for by itself, or the answer would not be taken for the same.
  if (opened) for (const path of paths) preload(`/api/v1${path}`, { as: "fetch", crossOrigin: "anonymous" });
}
