import { z } from "zod";
import { PodVerdictBody } from "./maintenance";

/** A pod as tables show it: what kubectl prints, what it asks for, and what maintenance does or would do with it. */
export const PodRow = PodVerdictBody.extend({
  node: z.string().optional().describe("Absent before the scheduler has placed it"),
  status: z.string().describe("As kubectl get pods prints it, letter for letter"),
  containers: z.int().describe("Containers that should run"),
  containersReady: z.int(),
  restarts: z.int(),
  createdAt: z.string(),
  cpuMilli: z.number().describe("Requested, in millicores"),
  memoryBytes: z.number().describe("Requested"),
});
export type PodRow = z.infer<typeof PodRow>;

/** A part of the pods that were asked for: those from `offset` on, in the order that was asked for. */
export const PodPage = z.object({
  total: z.int().describe("How many there are in all"),
  offset: z.int(),
  items: z.array(PodRow),
});
export type PodPage = z.infer<typeof PodPage>;
