import type { Console } from "./console";

/** One thing that was looked at. */
interface Check {
  name: string;
  ok: boolean;
  /** Whether the console can't serve without it. */
  needed: boolean;
  says: string;
}

export interface Health {
  ready: boolean;
  checks: Check[];
}

/**
 * Whether requests should be sent here. A cluster that is away makes nobody unready, and neither does a database that
 * went away: whoever is signed in still sees the clusters, and is told.
 */
export function healthOf(running: Pick<Console, "clusters" | "database"> | undefined): Health {
  if (!running) {
    const checks = [{ name: "console", ok: false, needed: true, says: "it is starting or stopping" }];
    return { ready: false, checks };
  }
  const clusters = [...running.clusters].map(([id, { port }]): Check => {
    const freshness = port.freshness();
    const why = "why" in freshness ? `: ${freshness.why}` : "";
    const ok = freshness.state === "live";
    return { name: `cluster ${id}`, ok, needed: false, says: `${freshness.state}${why}` };
  });
  const state = running.database.state();
  const database = {
    name: "database",
    ok: state.state === "ready",
    needed: false,
    says: state.state === "ready" ? "takes records" : `${state.state}: ${state.why}`,
  };
  const checks = [{ name: "console", ok: true, needed: true, says: "started" }, database, ...clusters];
  return { ready: checks.every(({ ok, needed }) => ok || !needed), checks };
}

/** As Kubernetes writes its own: a line a check, then the verdict. */
export function healthText({ ready, checks }: Health): string {
  const lines = checks.map(({ name, ok, needed, says }) => {
    const sign = ok ? "[+]" : needed ? "[-]" : "[!]";
    return `${sign}${name}: ${says.replaceAll(/\s+/g, " ")}`;
  });
  return `${[...lines, ready ? "readyz check passed" : "readyz check failed"].join("\n")}\n`;
}
