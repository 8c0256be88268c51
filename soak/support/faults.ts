import type { ServerResponse } from "node:http";

/** What goes wrong between a console and its API server, as shares of all calls where nothing else is said. */
export interface Faults {
  /** Least and most milliseconds that a call, and each piece of a watch, is on its way. */
  latencyMs?: [number, number];
  throttled: number;
  failed: number;
  /** Cut before the API server has heard the call. */
  lost: number;
  /** Cut after the API server has done it: the answer is lost. */
  unanswered: number;
  /** Of the calls that go on from a position: it is too old. A watch is told so by its status or inside the stream. */
  expired?: number;
  /** Of the pieces of answers: cut in their middle. */
  torn?: number;
  /** There are no streaming lists, as with the feature switched off. */
  noStreams?: boolean;
  /** Objects on a page of a list, so that small clusters have many pages too. */
  pageSize?: number;
  /** Seconds after which the API server ends a watch in good order. */
  watchSeconds?: number;
}

export const NO_FAULTS: Faults = { throttled: 0, failed: 0, lost: 0, unanswered: 0 };

export type Fate =
  | "throttled"
  | "failed"
  | "lost"
  | "expired"
  | "expired-inside"
  | "no-streams"
  | "unanswered"
  | "done";

const watches = /[?&]watch=(true|1)\b/;

export function isWatch(url: string): boolean {
  return watches.test(url);
}

/** What becomes of one call. Draws once, and a second time only for what can expire. */
export function fateOf(faults: Faults, url: string, random: () => number): Fate {
  let dice = random();
  const falls = (share: number) => {
    dice -= share;
    return dice < 0;
  };
  if (falls(faults.throttled)) return "throttled";
  if (falls(faults.failed)) return "failed";
  if (falls(faults.lost)) return "lost";
  if (faults.noStreams && url.includes("sendInitialEvents=")) return "no-streams";
  const goesOn = url.includes("continue=") || (isWatch(url) && url.includes("resourceVersion="));
  if (faults.expired && goesOn && random() < faults.expired)
    return isWatch(url) && random() < 0.5 ? "expired-inside" : "expired";
  return falls(faults.unanswered) ? "unanswered" : "done";
}

function statusOf(code: number, reason: string, message: string) {
  return { kind: "Status", apiVersion: "v1", status: "Failure", reason, message, code };
}

const EXPIRED = statusOf(410, "Expired", "The provided position is too old");

/** Answers in place of the API server; false: that is not the fate of this call. */
export function answerInstead(fate: Fate, response: ServerResponse): boolean {
  const json = (code: number, body: object) =>
    void response.writeHead(code, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
  switch (fate) {
    case "throttled":
      // As API priority and fairness answers: text, no Status.
      response
        .writeHead(429, { "retry-after": "1", "content-type": "text/plain" })
        .end("Too many requests, please try again later.");
      return true;
    case "failed":
      json(500, statusOf(500, "InternalError", "Internal error occurred: etcdserver: request timed out"));
      return true;
    case "lost":
      response.destroy();
      return true;
    case "expired":
      json(410, EXPIRED);
      return true;
    case "expired-inside":
      json(200, { type: "ERROR", object: EXPIRED });
      return true;
    case "no-streams":
      json(422, statusOf(422, "Invalid", "sendInitialEvents is forbidden: the feature gate is off"));
      return true;
    case "unanswered":
    case "done":
      return false;
  }
}

/** The call as it goes on to the API server. */
export function shaped(url: string, { pageSize, watchSeconds }: Faults): string {
  let sent = url;
  if (pageSize) sent = sent.replace(/([?&]limit=)500\b/, `$1${pageSize}`);
  if (watchSeconds) sent = sent.replace(/([?&]timeoutSeconds=)\d+/, `$1${watchSeconds}`);
  return sent;
}
