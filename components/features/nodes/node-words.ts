import { phaseWord } from "@/components/layout/phase-words";
import { formatClock, formatDayMinute } from "@/components/ui/clock";
import type { NodeRow } from "@/lib/contracts/node";

/** The part of a name that people use, and the domain behind it. An IP address is one part. */
export function splitName(name: string): { host: string; domain: string } {
  const dot = name.indexOf(".");
  if (dot < 1 || /^[\d.]+$/.test(name)) return { host: name, domain: "" };
  return { host: name.slice(0, dot), domain: name.slice(dot) };
}

/** A name in a sentence: with hyphens at which no line breaks. */
export function unbroken(name: string): string {
  return splitName(name).host.replaceAll("-", "\u2011");
}

export interface HealthWords {
  /** "Initiated", "Healthy", "Not Ready". */
  word: string;
  /** Second line: what holds it up, or what the kubelet said. */
  line?: string;
  /** Accessible name of the dial: state, count, cause. */
  label: string;
  /** Title of the tooltip. */
  title: string;
}

const healthWord = { healthy: "Healthy", "not-ready": "Not Ready", pressure: "Under pressure" } as const;

/** What the Health column says, and says aloud. `seenAt`: it is not live, and was so at that time. */
export function healthWords(row: NodeRow, seenAt?: Date): HealthWords {
  const { maintenance, health } = row;
  const at = seenAt ? ` at ${formatClock(seenAt)}` : "";
  const seen = seenAt ? `Last seen ${formatClock(seenAt)}` : undefined;
  if (maintenance) {
    const word = phaseWord[maintenance.phase];
    const line = maintenance.headline === word ? maintenance.reason : maintenance.headline;
    const moving = seenAt !== undefined && maintenance.phase === "initiated";
    return {
      word: `${word}${at}`,
      line: moving ? `${line}, then no answer` : line,
      label: `${word}${at}, ${line}`,
      title: seen ?? `Maintenance Mode: ${word}`,
    };
  }
  const word = healthWord[health.state];
  if (health.state === "healthy") return { word: `${word}${at}`, label: `${word}${at}`, title: seen ?? word };
  return {
    word: `${word}${at}`,
    line: health.text,
    label: `${word}${at}, ${health.text}`,
    title: seen ?? word,
  };
}

/** Whether a node that is in no maintenance takes pods, and why not. */
export function servesWords({ schedulable, health }: Pick<NodeRow, "schedulable" | "health">): string {
  if (!schedulable) return "Cordoned: takes no new pods. Those that are here stay.";
  return health.state === "not-ready" ? "Takes no pods until it is Ready." : "Takes pods.";
}

/** "Jonas Weber, today 11:23". */
export function byWords(by: string, since: string, now: Date): string {
  return `${by}, ${formatDayMinute(new Date(since), now)}`;
}

/** Share of what is allocatable that is requested, 0 to 1 and above. */
export function requestedShare({ requested, allocatable }: NodeRow["cpuMilli"]): number {
  return allocatable > 0 ? requested / allocatable : 0;
}

const grouped = new Intl.NumberFormat("en");

/** "1,204": thousands set apart. */
export function digits(n: number): string {
  return grouped.format(n);
}

/** "1 node", "1,204 nodes". */
export function nodeCount(n: number): string {
  return `${digits(n)} ${n === 1 ? "node" : "nodes"}`;
}

/** "dedicated=gpu:NoSchedule", as kubectl prints it. */
export function taintText({ key, value, effect }: NodeRow["taints"][number]): string {
  return value ? `${key}=${value}:${effect}` : `${key}:${effect}`;
}
