import type { DrainRecordBody } from "@/lib/contracts/node-detail";
import type { WaitsFor } from "@/lib/domain/drain-record";

/** Where a drain stands in its chart. Times in milliseconds since the epoch, positions in percent of its width and height. */
export interface DrainShape {
  /** The level of pods left, as points of a line that goes in steps. */
  line: readonly (readonly [x: number, y: number])[];
  /** From the start to where the record begins, when nobody looked in between. */
  unseen?: { from: readonly [number, number]; to: readonly [number, number] };
  bands: readonly Band[];
  /** Marks of the scale at the left: pods. */
  levels: readonly { pods: number; y: number }[];
  /** Marks of the time beneath. */
  times: readonly { at: number; x: number }[];
  /** When it was turned on, which cordoned it. */
  start: number;
  /** Where the line ends: now, or when the last pod was gone. */
  end: { at: number; x: number; y: number; left: number; done: boolean };
}

/** A stretch of time in which pods waited for the same. */
export interface Band {
  x: number;
  width: number;
  waitsFor: WaitsFor;
  /** The most that waited at once. */
  pods: number;
  since: number;
  /** So few pods were left when it began that words at the top stand clear of the line. */
  low: boolean;
}

/** Share of the pods beneath which there is room above the line. */
const LOW = 0.75;

export interface Drain {
  since: string;
  /** Pods that were to leave, or are left where that is more. */
  total: number;
  record: DrainRecordBody;
}

/** Free space before the start and behind the end, as a share of what is between. */
const BEFORE = 0.05;
const BEHIND = 0.08;
const SHORTEST_MS = 20_000;
/** The console looks within this time after a start: less is no gap in the record. */
const PROMPT_MS = 5_000;

/** Whether a maintenance went on for a while before this console looked: it was started, or restarted, meanwhile. */
export function beganUnseen(recordedFrom: string, since: string): boolean {
  return Date.parse(recordedFrom) - Date.parse(since) > PROMPT_MS;
}

/** Computes the chart as it stands at `now`. The record has at least one point. */
export function drainShape({ since, total, record }: Drain, now: number): DrainShape {
  const start = Date.parse(since);
  const points = record.points.map((point) => ({ ...point, ms: Math.max(start, Date.parse(point.at)) }));
  const last = points.at(-1) ?? { ms: start, left: total, waiting: 0 };
  const done = last.left === 0;
  const endAt = Math.max(done ? last.ms : now, start);
  const span = Math.max(endAt - start, SHORTEST_MS);
  const from = start - span * BEFORE;
  const width = span * (1 + BEFORE + BEHIND);
  const x = (ms: number) => ((ms - from) / width) * 100;
  const top = Math.max(1, total, ...points.map(({ left }) => left));
  const y = (pods: number) => (1 - pods / top) * 100;

  const first = points[0] ?? { ms: start, left: total };
  const gap = beganUnseen(record.recordedFrom, since);
  const line: [number, number][] = gap ? [] : [[0, y(total)]];
  for (const point of points) {
    const level = line.at(-1)?.[1];
    if (level !== undefined) line.push([x(point.ms), level]);
    line.push([x(point.ms), y(point.left)]);
  }
  line.push([x(endAt), y(last.left)]);

  return {
    line,
    unseen: gap ? { from: [x(start), y(total)], to: [x(first.ms), y(first.left)] } : undefined,
    bands: bandsOf(points, endAt, x, top),
    levels: levelsOf(top).map((pods) => ({ pods, y: y(pods) })),
    times: timesOf(start, endAt, span).map((at) => ({ at, x: x(at) })),
    start: x(start),
    end: { at: endAt, x: x(endAt), y: y(last.left), left: last.left, done },
  };
}

interface Waited {
  ms: number;
  left: number;
  waiting: number;
  waitsFor?: WaitsFor;
}

function bandsOf(points: readonly Waited[], endAt: number, x: (ms: number) => number, top: number): Band[] {
  const bands: Band[] = [];
  points.forEach(({ ms, left, waiting, waitsFor }, at) => {
    if (waitsFor === undefined) return;
    const until = points[at + 1]?.ms ?? endAt;
    const width = x(until) - x(ms);
    const before = points[at - 1]?.waitsFor === waitsFor ? bands.at(-1) : undefined;
    if (before) {
      before.width += width;
      before.pods = Math.max(before.pods, waiting);
    } else bands.push({ x: x(ms), width, waitsFor, pods: waiting, since: ms, low: left < top * LOW });
  });
  return bands;
}

/** None, all, and round numbers between, none so near to all that the two would touch. */
function levelsOf(top: number): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((size) => top / size <= 4.5) ?? 1000;
  const round = Array.from({ length: Math.ceil(top / step) }, (_, at) => at * step);
  return [...round.filter((pods) => pods === 0 || top - pods >= step * 0.6), top];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** Round times between start and end, clear of the words at both. */
function timesOf(start: number, end: number, span: number): number[] {
  const step = STEPS.find((size) => span / size <= 6) ?? 7 * 24 * HOUR;
  const first = Math.ceil((start + span * 0.2) / step) * step;
  const last = end - span * 0.08;
  const times: number[] = [];
  for (let at = first; at <= last && times.length < 8; at += step) times.push(at);
  return times;
}
