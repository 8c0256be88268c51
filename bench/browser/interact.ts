import type { Page } from "@playwright/test";
import { NODE_ROW } from "../support/browser.ts";
import { untilHeard } from "./load.ts";

/** By which the table is sorted in turn, each twice: up and down. */
const COLUMNS = ["Pods", "CPU", "Node"];
const TYPED = "10-0-1";
/** Of nodes and of their pools. */
const ANY_ROW = '[role="row"][data-row]';

/** Waits until the page has nothing to do, so that one interaction is not charged with another's work. */
const settle = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 })));

/** The longest of the interactions since the last call, to the next paint. Milliseconds; 16 stands for "no longer". */
async function takeLongest(page: Page): Promise<number> {
  await settle(page);
  return page.evaluate(() => {
    const longest = Math.max(16, ...(window.interactions?.values() ?? []));
    window.interactions?.clear();
    return longest;
  });
}

/** Sorts and filters as a person does; how long each click and key took to the next paint. Milliseconds. */
export async function interact(page: Page): Promise<{ sort: number[]; filter: number[] }> {
  await untilHeard(page);
  await takeLongest(page);
  const sort: number[] = [];
  for (const column of COLUMNS.flatMap((name) => [name, name])) {
    await page.getByRole("columnheader", { name: column }).getByRole("button").click();
    sort.push(await takeLongest(page));
  }
  const filter: number[] = [];
  const input = page.getByRole("searchbox", { name: "Filter nodes" });
  await input.click();
  await takeLongest(page);
  for (const key of [...TYPED, ...Array(TYPED.length).fill("Backspace")]) {
    await page.keyboard.press(key);
    filter.push(await takeLongest(page));
  }
  return { sort, filter };
}

/** Rows in the page, and those of them that are in sight: on top, in the middle and at the end of the table. */
export async function rowsInPage(page: Page): Promise<{ rows: number; visible: number }[]> {
  const figures: { rows: number; visible: number }[] = [];
  for (const share of [0, 0.5, 1]) {
    await page.evaluate(
      ([row, to]) => {
        let scroller = document.querySelector(row)?.parentElement;
        while (
          scroller &&
          !(
            scroller.scrollHeight > scroller.clientHeight &&
            /auto|scroll/.test(getComputedStyle(scroller).overflowY)
          )
        )
          scroller = scroller.parentElement;
        scroller?.scrollTo({ top: (scroller.scrollHeight - scroller.clientHeight) * to });
      },
      [NODE_ROW, share] as const,
    );
    await settle(page);
    // On a busy machine the rows of another place come some frames after the scrolling.
    await page.waitForFunction(
      (row) =>
        [...document.querySelectorAll(row)].some((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        }),
      ANY_ROW,
    );
    figures.push(
      await page.locator(ANY_ROW).evaluateAll((rows) => ({
        rows: rows.length,
        visible: rows.filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        }).length,
      })),
    );
  }
  return figures;
}
