import { getConsole } from "@/lib/server/console";
import { healthOf, healthText } from "@/lib/server/health";
import { maySeeOperations } from "@/lib/server/metrics/access";
import { exposition } from "@/lib/server/metrics/gather";

const plain = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

function refusal(): Response {
  return plain("Not here: from this machine, or with the token of DRYDOCK_METRICS_TOKEN.\n", 403);
}

/** GET /livez: the event loop turns, since this was answered. */
export function live(): Response {
  return plain("ok\n");
}

/** GET /readyz: the verdict for everybody; with ?verbose each check, for whoever may see the metrics. */
export function ready(request: Request): Response {
  const running = getConsole();
  const health = healthOf(running);
  const status = health.ready ? 200 : 503;
  if (!new URL(request.url).searchParams.has("verbose"))
    return plain(health.ready ? "ok\n" : "not ready\n", status);
  if (!maySeeOperations(request, running.settings.DRYDOCK_METRICS_TOKEN)) return refusal();
  return plain(healthText(health), status);
}

/** GET /metrics */
export async function scrape(request: Request): Promise<Response> {
  const { settings, clusters, database } = getConsole();
  if (!maySeeOperations(request, settings.DRYDOCK_METRICS_TOKEN)) return refusal();
  const { type, text } = await exposition(clusters, database);
  return new Response(text, { headers: { "content-type": type } });
}
