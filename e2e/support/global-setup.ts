import { rm } from "node:fs/promises";
import { dataOf } from "./console.ts";
import { NAME, sandbox } from "./sandbox.ts";

/** A harbor as new for each run: what an interrupted run left behind is taken away first. */
export default async function setup(): Promise<() => Promise<void>> {
  await sandbox("reset");
  await rm(dataOf(NAME), { recursive: true, force: true });
  process.env.DRYDOCK_JOURNEYS = await sandbox("up", "--scenario", "harbor", "--json");
  return async () => {
    await sandbox("reset");
  };
}
