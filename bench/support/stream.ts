import { request } from "undici";
import type { MeasuredConsole } from "./console.ts";

/** A tab as the console sees it: someone who reads the stream. */
export interface StreamReader {
  /** Bytes and events since the last time that it was asked. */
  take(): { bytes: number; events: number };
  close(): void;
}

/** Opens the stream of a cluster and reads it, without looking into it. Resolves when the first event began. */
export async function readStream(console: MeasuredConsole, cluster: string): Promise<StreamReader> {
  const { body } = await request(`${console.url}/api/v1/clusters/${cluster}/stream`, {
    headers: { authorization: `Bearer ${console.token}` },
    bodyTimeout: 0,
  });
  let bytes = 0;
  let events = 0;
  const first = Promise.withResolvers<void>();
  body.on("data", (part: Buffer) => {
    bytes += part.length;
    for (let at = part.indexOf("\n\n"); at >= 0; at = part.indexOf("\n\n", at + 2)) events += 1;
    first.resolve();
  });
  // Ends when the console does, or when it is closed here.
  body.on("error", () => first.resolve());
  await first.promise;
  return {
    take() {
      const taken = { bytes, events };
      bytes = events = 0;
      return taken;
    },
    close: () => body.destroy(),
  };
}
