import { ScanResult, ScansBody, StartedScan, StartScanRequest } from "@/lib/contracts/scan";
import { DrydockError } from "@/lib/domain/errors";
import { scanRefusal } from "@/lib/domain/scans/rules";
import { runsOf } from "@/lib/domain/scans/runs";
import { startScan } from "@/lib/operations/scans";
import { clusterById, getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { log } from "@/lib/server/log";
import { scanImage } from "@/lib/server/scans/image";
import { scopeFact } from "@/lib/server/scans/scope-fact";

const PATH = "/api/v1/clusters/{cluster}/scans";

/** A run is named by when it was started; nothing else may reach a selector. */
function runOf(id: string): string {
  if (!/^\d{14}$/.test(id)) throw new DrydockError({ code: "not-found", object: `scan ${id.slice(0, 40)}` });
  return id;
}

export const listScans: Endpoint = {
  method: "GET",
  path: PATH,
  verb: "cluster.read",
  summary: "Scans of the cluster, newest first, and why none may start now",
  response: ScansBody,
  async handle({ params }): Promise<ScansBody> {
    const runtime = clusterById(params.cluster);
    const jobs = await runtime.scans.read();
    return {
      ready: jobs !== undefined,
      refusal: scanRefusal(runtime.index().cluster.nodes),
      runs: runsOf(jobs ?? []),
    };
  },
};

export const createScan: Endpoint<StartScanRequest> = {
  method: "POST",
  path: PATH,
  verb: "scan.start",
  summary: "Start kube-bench on nodes, or Sonobuoy; refused while a node is in maintenance",
  request: StartScanRequest,
  response: StartedScan,
  status: 201,
  audit: {
    action: "scan.start",
    object: ({ body }) => `scan ${body.kind}`,
    detail: ({ body }) => ({ nodes: scopeFact(body.scope) }),
  },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    const image = scanImage(getConsole().settings, body.kind);
    const started = await startScan({ ctx: runtime.context(person), input: { ...body, image } });
    runtime.scans.forget();
    log("info", "scan started", { cluster: params.cluster, scan: started.run, by: person.name });
    return started;
  },
};

export const readScan: Endpoint = {
  method: "GET",
  path: `${PATH}/{id}`,
  verb: "cluster.read",
  summary: "What a scan found, by node, from the logs of its Jobs",
  response: ScanResult,
  handle: ({ params }) => clusterById(params.cluster).scanResults.of(runOf(params.id)),
};

export const deleteScan: Endpoint = {
  method: "DELETE",
  path: `${PATH}/{id}`,
  verb: "scan.start",
  summary: "Delete a scan with its Jobs and results; one that runs is ended",
  response: ScansBody,
  audit: { action: "scan.remove", object: ({ params }) => `scan ${params.id}` },
  async handle(call) {
    const runtime = clusterById(call.params.cluster);
    const run = runOf(call.params.id);
    await runtime.context(call.person).cluster.scans.remove(run);
    runtime.scans.forget();
    log("info", "scan deleted", { cluster: call.params.cluster, scan: run, by: call.person.name });
    return listScans.handle(call);
  },
};
