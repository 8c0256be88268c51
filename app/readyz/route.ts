import { startConsole } from "@/lib/server/console";

export const dynamic = "force-dynamic";

/** The console has started; a cluster that is away is told by its own freshness and does not make the console unready. */
export function GET(): Response {
  return new Response(`ok, ${startConsole().clusters.size} clusters\n`);
}
