import type { StreamEvent } from "@/lib/contracts/stream";
import { credentialOf } from "./auth";
import { startConsole } from "./console";
import type { Hub } from "./hub";

/** A tab that sleeps or is slow gets a new snapshot when it reads again, not a backlog. */
const QUEUE_EVENTS = 16;
const RECHECK_MS = 4_000;

/** Server-sent events of one cluster for one tab. Ends when the tab goes, the session ends, or the server stops. */
export function streamResponse(hub: Hub, request: Request): Response {
  const encoder = new TextEncoder();
  const token = credentialOf(request)?.token ?? "";
  let end = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const subscriber = {
          send(event: StreamEvent): boolean {
            if (!open) return true;
            if ((controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
            return true;
          },
          close: () => end(),
        };
        const recheck = setInterval(() => {
          if (!startConsole().tokens.find(token, ["session", "api"])) end();
        }, RECHECK_MS);
        let unsubscribe = () => {};
        end = () => {
          if (!open) return;
          open = false;
          clearInterval(recheck);
          unsubscribe();
          try {
            controller.close();
          } catch {
            // The browser closed it first; there is nobody left to tell.
          }
        };
        request.signal.addEventListener("abort", () => end(), { once: true });
        unsubscribe = hub.subscribe(subscriber);
      },
      cancel: () => end(),
    },
    { highWaterMark: QUEUE_EVENTS },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
