import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import sirv from "sirv";

/** Names of the framework's files hold a hash of what is in them. Seconds. */
const YEAR_S = 31_536_000;
const TEXT = /\.(js|css)$/;

/**
 * Writes scripts and styles below `from` to `to`, compressed as far as Brotli goes: an eighth less than what the framework
 * compresses for each request anew. Takes some seconds.
 */
export async function pack(from: string, to: string): Promise<void> {
  const names = await readdir(from, { recursive: true });
  for (const name of names.filter((each) => TEXT.test(each))) {
    const content = await readFile(path.join(from, name));
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    const packed = await promisify(brotliCompress)(content, { params });
    const file = path.join(to, `${name}.br`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, packed);
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers with what is packed below `directory`, for who takes Brotli; everything else is left to `handle`. */
export function withPacked(directory: string, handle: Handle): Handle {
  const serve = sirv(directory, { brotli: true, immutable: true, maxAge: YEAR_S });
  return async (request, response) => {
    let packed = request.method === "GET" || request.method === "HEAD";
    // It says at once whether it has the file.
    const absent = () => {
      packed = false;
    };
    if (packed) serve(request, response, absent);
    if (!packed) await handle(request, response);
  };
}
