import { formatDuration } from "@/lib/domain/words";

/** The longest span that the API takes: a week. In seconds. */
const LONGEST = 604_800;
const SPANS = [600, 1800, 3600, 14_400] as const;
const GRACES = [30, 60, 300] as const;

/** A maintenance that runs: spans count from its start, while people count from now. Milliseconds. */
export interface Running {
  since: number;
  now: number;
}

export interface Choice {
  /** "" is none, "1800" seconds, "+1800" seconds from now. */
  value: string;
  label: string;
}

/** Choices of a time until something; what is set already stays one of them. `clock` writes a time of the day. */
export function spanChoices(
  seconds: number | undefined,
  none: string,
  running: Running | undefined,
  clock: (at: Date) => string,
): Choice[] {
  const preset = seconds !== undefined && running === undefined && SPANS.some((span) => span === seconds);
  const set =
    seconds === undefined || preset
      ? []
      : [
          {
            value: `${seconds}`,
            label: running ? `At ${clock(dueAt(running, seconds))}` : spanWords(seconds),
          },
        ];
  const presets = SPANS.map((span) =>
    running
      ? { value: `+${span}`, label: `${spanWords(span)} from now` }
      : { value: `${span}`, label: spanWords(span) },
  );
  return [...set, ...presets, { value: "", label: none }];
}

/** Choices of the grace period; what is set already stays one of them. */
export function graceChoices(seconds: number | undefined): Choice[] {
  const all = new Set<number>(GRACES);
  if (seconds !== undefined) all.add(seconds);
  return [
    { value: "", label: "Each pod's own" },
    ...[...all].sort((a, b) => a - b).map((each) => ({ value: `${each}`, label: graceWords(each) })),
  ];
}

/** Seconds of a choice; undefined for none. What counts from now is turned into what counts from the start. */
export function secondsOf(choice: string, running?: Running): number | undefined {
  if (choice === "") return undefined;
  if (!choice.startsWith("+") || running === undefined) return Number(choice);
  const passed = Math.ceil((running.now - running.since) / 1000);
  return Math.min(LONGEST, Math.max(1, passed + Number(choice)));
}

/** "10 min", "1 h": round spans without their zeros. */
function spanWords(seconds: number): string {
  return seconds < 600 && seconds % 60 === 0 ? `${seconds / 60} min` : formatDuration(seconds * 1000);
}

/** "60 s", "5 min". */
export function graceWords(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : spanWords(seconds);
}

function dueAt({ since }: Running, seconds: number): Date {
  return new Date(since + seconds * 1000);
}
