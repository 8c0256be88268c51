import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../../scripts/chromium.ts";
import type { MeasuredConsole } from "./console.ts";

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] });
}

/** A browser profile with nothing in its cache, signed in. */
export async function signIn(browser: Browser, console: MeasuredConsole): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: console.url,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const answer = await context.request.post("/api/v1/session", { data: { token: console.token } });
  if (!answer.ok()) throw new Error(`The console did not let the browser in: ${answer.status()}`);
  return context;
}

/** Rows of nodes; those of their pools are of level 1. */
export const NODE_ROW = '[role="row"][aria-level="2"]';

export const rowsOf = (page: Page) => page.locator(NODE_ROW);
