import type { Browser, BrowserContext, Page } from "@playwright/test";
import { NODE_ROW, rowsOf, signIn, untilAtRest } from "../support/browser.ts";
import type { MeasuredConsole } from "../support/console.ts";

declare global {
  interface Window {
    /** Milliseconds since the navigation began, at the first frame that had a row in it. */
    firstRowMs?: number;
    largestPaintMs?: number;
    /** Longest event of each interaction, in milliseconds. */
    interactions?: Map<number, number>;
  }
}

/** Runs in the page before anything of it: notes when a row is painted, the largest paint, and interactions. */
function observe(row: string): void {
  const interactions = new Map<number, number>();
  window.interactions = interactions;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaintMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as PerformanceEventTiming[])
      if (interactionId)
        interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
  }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  const rows = new MutationObserver(() => {
    if (!document.querySelector(row)) return;
    rows.disconnect();
    requestAnimationFrame(() => {
      // A message comes after the frame's paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.firstRowMs = performance.now();
      };
      port2.postMessage(undefined);
    });
  });
  rows.observe(document, { childList: true, subtree: true });
}

/** How soon a page shows its rows. Milliseconds since the navigation began. */
export interface Load {
  rowsMs: number;
  largestPaintMs: number;
  /** From when on keys and clicks are heard. */
  heardMs: number;
}

/** Waits until the table hears keys and clicks; when that was, in milliseconds since the navigation began. */
export async function untilHeard(page: Page): Promise<number> {
  const heard = await page.waitForFunction(() => {
    const table = document.querySelector('[role="treegrid"]');
    return table !== null && !table.hasAttribute("aria-busy") && performance.now();
  });
  return Number(await heard.jsonValue());
}

async function read(browser: Browser, page: Page, path: string): Promise<Load> {
  await untilAtRest(browser);
  await page.goto(path);
  await page.waitForFunction(() => window.firstRowMs !== undefined);
  await rowsOf(page).first().waitFor();
  // The largest paint is told a frame later.
  await page.waitForFunction(() => window.largestPaintMs !== undefined);
  const heardMs = await untilHeard(page);
  const seen = await page.evaluate(() => ({
    rowsMs: window.firstRowMs ?? Number.NaN,
    largestPaintMs: window.largestPaintMs ?? Number.NaN,
  }));
  return { ...seen, heardMs };
}

/** A page that tells what `read` and the interactions need. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(observe, NODE_ROW);
  return page;
}

/** The page in a browser that never saw it, then once more in the same one. */
export async function load(
  browser: Browser,
  console: MeasuredConsole,
  path: string,
): Promise<{ cold: Load; warm: Load }> {
  const context = await signIn(browser, console);
  try {
    const first = await openPage(context);
    const cold = await read(browser, first, path);
    await first.close();
    return { cold, warm: await read(browser, await openPage(context), path) };
  } finally {
    await context.close();
  }
}
