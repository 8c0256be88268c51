/** What a benchmark is asked for. */
export interface BenchOptions {
  /** Which of its cases; all when absent. */
  cases?: string[];
  /** How many pairs, or runs, of each case; its own number when absent. */
  pairs?: number;
  /** How long what lasts shall last; its own time when absent. */
  minutes?: number;
  /** A folder for CPU profiles of the console, for those that can make them. */
  profile?: string;
  say(line: string): void;
}

/** A benchmark: a module of this folder's parent. */
export interface Bench {
  /** In words, with its numbers. */
  goal: string;
  /** `value` is the figure that the goal speaks of; more members go into the JSON as they are. */
  run(options: BenchOptions): Promise<{ value: unknown; ok: boolean; [more: string]: unknown }>;
}
