import { DrydockError, explain } from "@/lib/domain/errors";
import type { ScanJob, ScanKind } from "@/lib/domain/scans/observed";
import {
  MOST_NODES,
  type ScanScope,
  type ScanTarget,
  scanRefusal,
  targetsOf,
} from "@/lib/domain/scans/rules";
import { asSentence, count, nameSome } from "@/lib/domain/words";
import type { OperationContext } from "./context";
import type { NewScan } from "./scan-port";

export interface StartScanInput {
  kind: ScanKind;
  scope: ScanScope;
  image: string;
}

export interface Started {
  run: string;
  nodes: number;
  notReady: string[];
}

function refused(why: string, todo: string): DrydockError {
  return new DrydockError({ code: "refused", object: "a scan", why, todo });
}

/** A run is named by when it was started, to the second; two of one second would be one. */
function nameRun(jobs: readonly ScanJob[], now: Date): string {
  const name = now.toISOString().replaceAll(/\D/g, "").slice(0, 14);
  return jobs.some(({ run }) => run === name) ? nameRun(jobs, new Date(now.getTime() + 1000)) : name;
}

/** Another run of its kind that was there first, where two consoles started one at the same time. */
function earlier(jobs: readonly ScanJob[], kind: ScanKind, mine: string): boolean {
  return jobs.some((job) => job.kind === kind && job.state === "running" && job.run < mine);
}

type Scanning = Pick<OperationContext, "cluster" | "index" | "clock" | "actor" | "exclusive">;

/**
 * Starts a scan: kube-bench in a Job for each Ready node of the scope, or Sonobuoy in one Job. Judged on what is watched,
 * one at a time with turning maintenance on here. Of two that start on different consoles the later one takes its Jobs
 * back. What fails half way leaves no Jobs.
 * @throws refused while a node is in maintenance, while another of its kind runs, without its namespace, for nodes that
 * are not there, or for too many
 */
export function startScan({ ctx, input }: { ctx: Scanning; input: StartScanInput }): Promise<Started> {
  return ctx.exclusive(async () => {
    const { scans } = ctx.cluster;
    const { kind, image } = input;
    const why = scanRefusal(ctx.index().cluster.nodes);
    if (why !== undefined) throw refused(why, "Turn maintenance off first, or wait until it ends.");
    const jobs = await scans.list();
    if (jobs === undefined)
      throw refused("The namespace drydock-scans is not there.", "Apply deploy/scans.yaml, then try again.");
    if (jobs.some((job) => job.kind === kind && job.state === "running"))
      throw refused(`${kind} runs already.`, "Wait until it is done, or cancel it.");
    const { targets, notReady } =
      kind === "kube-bench" ? benchTargets(ctx, input.scope) : { targets: [], notReady: [] };
    const run = nameRun(jobs, ctx.clock.now());
    await createJobs(ctx, { run, kind, by: ctx.actor.name, targets, image });
    if (earlier((await scans.list()) ?? [], kind, run)) {
      await scans.takeBack(run);
      throw refused(`${kind} was started elsewhere at the same moment.`, "Wait until that is done.");
    }
    return { run, nodes: targets.length, notReady };
  });
}

function benchTargets(ctx: Scanning, scope: ScanScope): { targets: ScanTarget[]; notReady: string[] } {
  const { targets, notReady, unknown } = targetsOf(ctx.index(), scope);
  if (unknown.length > 0) throw refused(`There is no node ${nameSome(unknown)}.`, "Choose other nodes.");
  if (targets.length === 0) throw refused("No such node is Ready.", "Choose other nodes.");
  if (targets.length > MOST_NODES)
    throw refused(
      `These are ${count(targets.length, "node")}; one scan looks at ${MOST_NODES} at most.`,
      "Scan the control plane, or choose nodes.",
    );
  return { targets, notReady };
}

function said(error: unknown): string {
  if (!(error instanceof DrydockError)) return asSentence(String(error));
  const { title, why } = explain(error.failure);
  return `${asSentence(title)} ${asSentence(why)}`;
}

async function createJobs({ cluster: { scans } }: Scanning, scan: NewScan): Promise<void> {
  try {
    await scans.start(scan);
  } catch (error) {
    // A conflict: Jobs of that name are somebody else's.
    const taken = error instanceof DrydockError && error.failure.code === "conflict";
    if (!taken)
      await scans.takeBack(scan.run).catch((left: unknown) => {
        throw refused(
          `${said(error)} ${said(left)}`,
          "Delete what is left of it in the Scan tab, then try again.",
        );
      });
    throw error;
  }
}
