import { PodPage } from "@/lib/contracts/pod";
import { PodQuery, WorkloadChoices, WorkloadPage, WorkloadQuery } from "@/lib/contracts/workload";
import { clusterById } from "@/lib/server/console";
import { podRows } from "@/lib/server/pod-rows";
import type { Endpoint } from "@/lib/server/with-route";
import { choicesOf } from "@/lib/server/workloads/choices";
import { podsCsv, workloadsCsv } from "@/lib/server/workloads/export";
import { findPods } from "@/lib/server/workloads/find-pods";
import { findWorkloads } from "@/lib/server/workloads/find-workloads";

const PATH = "/api/v1/clusters/{cluster}";

export const listWorkloads: Endpoint = {
  method: "GET",
  path: `${PATH}/workloads`,
  verb: "workload.read",
  summary: "Workloads with their pods, nodes and budgets, and what maintenance would mean for each; in parts",
  query: WorkloadQuery,
  response: WorkloadPage,
  async handle({ params, query }) {
    const sheet = await clusterById(params.cluster).workloads.read();
    const { offset, limit, ...asked } = WorkloadQuery.parse(Object.fromEntries(query));
    const found = await findWorkloads(sheet, asked);
    return {
      total: found.length,
      all: sheet.entries.size,
      offset,
      items: found.slice(offset, offset + limit),
    };
  },
};

export const listWorkloadChoices: Endpoint = {
  method: "GET",
  path: `${PATH}/workloads/choices`,
  verb: "workload.read",
  summary: "What workloads can be narrowed by, and how many have each value",
  response: WorkloadChoices,
  handle: async ({ params }) => choicesOf(await clusterById(params.cluster).workloads.read()),
};

export const exportWorkloads: Endpoint = {
  method: "GET",
  path: `${PATH}/workloads/export`,
  verb: "workload.read",
  summary: "All workloads that a query finds, as CSV",
  query: WorkloadQuery,
  async handle({ params, query }) {
    const sheet = await clusterById(params.cluster).workloads.read();
    const found = await findWorkloads(sheet, WorkloadQuery.parse(Object.fromEntries(query)));
    return workloadsCsv(params.cluster, found);
  },
};

export const listClusterPods: Endpoint = {
  method: "GET",
  path: `${PATH}/pods`,
  verb: "workload.read",
  summary: "Pods of the cluster or of one workload, each with what maintenance does or would do; in parts",
  query: PodQuery,
  response: PodPage,
  async handle({ params, query }) {
    const runtime = clusterById(params.cluster);
    const sheet = await runtime.workloads.read();
    const { offset, limit, ...asked } = PodQuery.parse(Object.fromEntries(query));
    const found = await findPods(sheet, asked);
    const items = podRows(runtime.source(sheet.index), found.slice(offset, offset + limit), new Date());
    return { total: found.length, offset, items };
  },
};

export const exportPods: Endpoint = {
  method: "GET",
  path: `${PATH}/pods/export`,
  verb: "workload.read",
  summary: "All pods that a query finds, as CSV",
  query: PodQuery,
  async handle({ params, query }) {
    const runtime = clusterById(params.cluster);
    const sheet = await runtime.workloads.read();
    const found = await findPods(sheet, PodQuery.parse(Object.fromEntries(query)));
    return podsCsv(params.cluster, runtime.source(sheet.index), found);
  },
};
