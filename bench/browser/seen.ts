import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** When a row was painted with a text, in milliseconds since 1970, by "node text". */
    rowSeen?: Map<string, Promise<number>>;
  }
}

/**
 * From now on the page notes when the node's row shows the text. Returns how to ask for that moment, in milliseconds
 * since 1970: page and benchmark have one clock.
 */
export async function watchRow(page: Page, node: string, text: string): Promise<() => Promise<number>> {
  await page.evaluate(
    ([name, wanted]) => {
      const seen = new Promise<number>((resolve) => {
        const look = () => {
          const row = document.querySelector(`[role="row"][data-row="${name}"]`);
          const cells = [...(row?.querySelectorAll('[role="gridcell"]') ?? [])];
          if (!cells.some(({ textContent }) => textContent === wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            // A message comes after the frame's paint.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(Date.now());
            port2.postMessage(undefined);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
      window.rowSeen ??= new Map();
      window.rowSeen.set(name, seen);
    },
    [node, text] as const,
  );
  return () =>
    page.evaluate(async (name) => {
      const late = new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error(`The row of ${name} did not change within a minute.`)), 60_000),
      );
      return Promise.race([window.rowSeen?.get(name) ?? late, late]);
    }, node);
}
