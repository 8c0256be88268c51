import { tellRefusal } from "@/lib/server/audit/refusal";
import { getConsole } from "@/lib/server/console";
import { metrics } from "@/lib/server/metrics/instruments";
import { readSettings } from "@/lib/server/settings";
import { createFront, type Front } from "./front";

// scripts/start.ts, which has the server, and this module, which the framework bundles, meet only on globalThis.
const KEY = Symbol.for("drydock.front");
const shared = globalThis as { [KEY]?: (front: Front) => void };

/** Gives the front to the server, which waits for it. */
export function installFront(): void {
  const { DRYDOCK_TRUSTED_PROXIES: trusted } = readSettings(process.env);
  const { http } = metrics();
  const front = createFront({
    trusted,
    development: process.env.NODE_ENV === "development",
    onServed({ method, route, status, seconds }) {
      http.requests.inc({ method, route, status });
      http.duration.observe({ route }, seconds);
    },
    onForeign({ method, kind }) {
      const detail = { code: "forbidden", why: "The request came from another site." };
      void tellRefusal(getConsole().audit.recorder, { action: `${method} ${kind}`, detail });
    },
  });
  shared[KEY]?.(front);
}
