import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../../scripts/chromium.ts";
import type { MeasuredConsole } from "./console.ts";
import { until } from "./kube.ts";

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

/** Share of one core that a browser which does nothing takes at most, over this many milliseconds. */
const AT_REST = 0.1;
const LOOK_MS = 500;

/**
 * Waits until the browser has done what it does by itself when it starts and when a window opens: a person's window is
 * open already when they go to a page.
 */
export async function untilAtRest(browser: Browser): Promise<void> {
  const cdp = await browser.newBrowserCDPSession();
  const usedSeconds = async () => {
    const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  let used = Number.NEGATIVE_INFINITY;
  await until(
    "the browser is at rest",
    async () => {
      const before = used;
      used = await usedSeconds();
      return used - before <= (AT_REST * LOOK_MS) / 1000 || undefined;
    },
    LOOK_MS,
  );
  await cdp.detach();
}

/** Rows of nodes; those of their pools are of level 1. */
export const NODE_ROW = '[role="row"][aria-level="2"]';

export const rowsOf = (page: Page) => page.locator(NODE_ROW);
