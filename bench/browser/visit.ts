import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { signIn, untilAtRest } from "../support/browser.ts";
import type { MeasuredConsole } from "../support/console.ts";

/** What a first visit to a page costs. */
export interface PageLoad {
  /** Scripts that the page asked for until it was loaded, as they came over the wire. */
  scriptKilobytes: number;
  largestPaintMs: number;
  /** Sum of all layout shifts, without a unit. */
  shift: number;
}

declare global {
  interface Window {
    visitPaintMs?: number;
    visitShift?: number;
  }
}

/** After this long everything that a page shows by itself is there. */
const SETTLED_MS = 2_500;

/** Runs in the page before anything of it. */
function observe(): void {
  window.visitShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.visitPaintMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.visitShift = (window.visitShift ?? 0) + (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Goes to a page in a profile of its own, from a browser that is at rest. */
export async function visit(browser: Browser, console: MeasuredConsole, address: string): Promise<PageLoad> {
  const context = await signIn(browser, console);
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    await untilAtRest(browser);
    await page.goto(address);
    await delay(SETTLED_MS);
    return await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const scripts = resources.filter(
        ({ name, startTime }) => name.endsWith(".js") && startTime < (navigation?.loadEventEnd ?? 0),
      );
      return {
        scriptKilobytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
        largestPaintMs: window.visitPaintMs ?? Number.NaN,
        shift: window.visitShift ?? Number.NaN,
      };
    });
  } finally {
    await context.close();
  }
}
