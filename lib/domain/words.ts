/** Small pieces of sentences, the same everywhere. */

/** A duration for people: "34 s", "3 min 21 s", "41 min", "2 h 5 min", "63 d". Takes milliseconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return `${minutes} min ${String(seconds % 60).padStart(2, "0")} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d`;
}

/** Somebody's words, ended as a sentence is. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** "1 pod", "2 pods". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and 3 more". Names at most `limit` of them. */
export function nameSome(names: readonly string[], limit = 3): string {
  if (names.length <= 1) return names[0] ?? "";
  if (names.length <= limit) return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${names.slice(0, limit).join(", ")} and ${names.length - limit} more`;
}

/** Cores and bytes as people write them: "4.6 CPU and 16.1 GiB". */
export function formatCpu(cpuMilli: number): string {
  return `${Number((cpuMilli / 1000).toFixed(1))} CPU`;
}

/** CPU as it stands in a table, and in manifests: "250m", "1.5". */
export function shortCpu(cpuMilli: number): string {
  return cpuMilli > 0 && cpuMilli < 1000
    ? `${Math.round(cpuMilli)}m`
    : String(Number((cpuMilli / 1000).toFixed(1)));
}

export function formatMemory(bytes: number): string {
  const gib = bytes / 2 ** 30;
  return gib >= 1 ? `${Number(gib.toFixed(1))} GiB` : `${Math.round(bytes / 2 ** 20)} MiB`;
}
