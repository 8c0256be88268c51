import type { Page } from "@playwright/test";

const MIB = 2 ** 20;

export interface PageWatch {
  /** Heap of the page after a garbage collection, in MiB. */
  heapMiB(): Promise<number>;
  /** Bytes that came from the network since the last call. */
  takeBytes(): number;
}

/** What a tab costs, by the browser's own account. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.dataReceived", ({ dataLength, encodedDataLength }) => {
    // Of a stream that is not compressed the browser only tells the length of the data.
    bytes += encodedDataLength || dataLength;
  });
  await session.send("HeapProfiler.enable");
  return {
    async heapMiB() {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize / MIB;
    },
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
  };
}
