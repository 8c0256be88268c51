/** A JSON document longer than this is no Kubernetes object: those end at 1.5 MB in etcd. */
const MAX_LINE_CHARS = 32 * 1024 * 1024;

export interface LineSplitter {
  /** The lines that this chunk completes, without blank ones. */
  push(chunk: Uint8Array): string[];
  /** Whether text is left that no line end has completed. */
  unfinished(): boolean;
}

/** Cuts a byte stream into lines. Chunks may end anywhere, in the middle of a character too. */
export function createLineSplitter(maxChars = MAX_LINE_CHARS): LineSplitter {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  return {
    push(chunk) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      if (rest.length > maxChars) throw new RangeError(`a line of the stream exceeds ${maxChars} characters`);
      return parts.filter((line) => line.trim() !== "");
    },
    unfinished: () => rest.trim() !== "" || decoder.decode().length > 0,
  };
}
