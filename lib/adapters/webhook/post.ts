import { Agent, type buildConnector, errors, request } from "undici";

/** Whoever takes longer is tried again later; nobody else waits for it. For the whole call, in milliseconds. */
const DEADLINE_MS = 10_000;
/** What of an answer is looked at, in bytes: enough for a sentence that says what is wrong. */
const ANSWER_BYTES = 2_048;

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  /** The beginning of its body. */
  text: string;
  /** How long the receiver asks to be left alone, in milliseconds. */
  retryAfterMs?: number;
}

export interface Poster {
  /** @throws Error that says why there is no answer */
  post(post: Post): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Sends to addresses that people named. `connect` judges each address at the connection; redirects are not followed, since
 * they would lead past it. No connection is kept: each is judged anew.
 */
export function createPoster(connect: buildConnector.connector, deadlineMs = DEADLINE_MS): Poster {
  const agent = new Agent({ connect, pipelining: 0 });
  return {
    async post({ url, headers, body }) {
      const signal = AbortSignal.timeout(deadlineMs);
      try {
        const answer = await request(url, { method: "POST", dispatcher: agent, headers, body, signal });
        const text = await beginningOf(answer.body);
        return { status: answer.statusCode, text, retryAfterMs: retryAfterOf(answer.headers["retry-after"]) };
      } catch (error) {
        if (signal.aborted) throw new Error(`It gave no answer within ${deadlineMs / 1000} s.`);
        throw new Error(whyOf(error));
      }
    },
    close: () => agent.destroy(),
  };
}

async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.length;
    if (size >= ANSWER_BYTES) break; // leaving the loop ends the connection
  }
  return Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString("utf8");
}

/** In seconds, or as a date. */
function retryAfterOf(header: string | string[] | undefined): number | undefined {
  const text = String(header ?? "");
  const ms = /^\d{1,6}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** One sentence, without an address: that may hold a secret. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return "Its connection failed.";
  if (error.name === "AddressError") return error.message;
  const code = "code" in error ? String(error.code) : error.name;
  switch (code) {
    case "ECONNREFUSED":
      return "Nothing listens there.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "Its name was not found.";
    case "ECONNRESET":
    case "EPIPE":
    case "UND_ERR_SOCKET":
      return "It closed the connection.";
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return "It can't be reached.";
    default:
      return /CERT|SELF_SIGNED|ISSUER|ALTNAME|SSL|TLS/.test(code)
        ? `Its certificate was not accepted (${code}).`
        : `Its connection failed (${error instanceof errors.UndiciError ? code : error.name}).`;
  }
}
