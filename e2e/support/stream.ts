import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";

/** A stream as a script or a browser holds it open. */
export interface OpenStream {
  /** Resolves once the server has ended it, with when that was, in milliseconds of performance.now(). */
  ended: Promise<number>;
}

/** Opens a stream and reads whatever comes. Resolves with its first bytes. */
export async function openStream(
  url: string,
  topics: readonly string[],
  headers: Record<string, string>,
): Promise<OpenStream> {
  const query = topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join("&");
  const asked = get(`${url}/api/v1/stream?${query}`, { agent: false, headers });
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`The stream answers ${response.statusCode}.`);
  const ended = new Promise<number>((resolve) => {
    // Cut off counts as well as ended.
    response.once("error", () => resolve(performance.now()));
    response.once("end", () => resolve(performance.now()));
  });
  await new Promise<void>((resolve) => {
    response.once("data", () => resolve());
  });
  response.resume();
  return { ended };
}
