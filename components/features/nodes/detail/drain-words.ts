import type { WaitsFor } from "@/lib/domain/drain-record";
import { count } from "@/lib/domain/words";

const FOR: Record<Exclude<WaitsFor, "answer" | "deadline">, string> = {
  person: "somebody",
  budget: "a budget",
  webhook: "a webhook",
  job: "a Job",
};

/** What a stretch of a drain was spent on: "2 pods wait for a budget". */
export function waitWords(waitsFor: WaitsFor, pods: number): string {
  if (waitsFor === "answer") return "Paused";
  if (waitsFor === "deadline") return "Past the deadline";
  return `${count(pods, "pod")} ${pods === 1 ? "waits" : "wait"} for ${FOR[waitsFor]}`;
}

/** Why nobody says how long it will take; absent while nothing waits. */
export function estimateWords(waitsFor: WaitsFor | undefined): string | undefined {
  if (waitsFor === undefined) return undefined;
  if (waitsFor === "answer") return "No estimate while it is paused";
  if (waitsFor === "deadline") return "No estimate past the deadline";
  return `No estimate while a pod waits for ${FOR[waitsFor]}`;
}
