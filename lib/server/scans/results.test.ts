import { describe, expect, it } from "vitest";
import type { ScanJob } from "@/lib/domain/scans/observed";
import type { ScanPort } from "@/lib/operations/scan-port";
import { createScanResults } from "./results";

const log = JSON.stringify({ Controls: [{ tests: [{ results: [{ test_number: "1", status: "PASS" }] }] }] });
const job = (node: string, over: Partial<ScanJob> = {}): ScanJob => ({
  run: "1",
  kind: "kube-bench",
  name: `kube-bench-1-${node}`,
  node,
  by: "mira",
  state: "done",
  startedAt: "",
  ...over,
});

function results(jobs: ScanJob[], logs: Record<string, string> = {}) {
  const read: string[] = [];
  const scans: ScanPort = {
    list: async () => jobs,
    start: async () => {},
    remove: async () => {},
    takeBack: async () => {},
    tellPolicy: async () => false,
    async readLog({ name }) {
      read.push(name);
      return logs[name] ?? log;
    },
  };
  return { of: createScanResults({ scans }).of, read };
}

describe("what a scan found", () => {
  it("is told by node, in the order of their names", async () => {
    const { of } = results([job("b"), job("a"), job("x", { run: "2" })]);
    expect(await of("1")).toMatchObject({
      run: "1",
      kind: "kube-bench",
      parts: [
        { node: "a", state: "done", report: { counts: { pass: 1 } } },
        { node: "b", state: "done", report: { counts: { pass: 1 } } },
      ],
    });
  });

  it("is read once of what has ended, and not of what runs", async () => {
    const { of, read } = results([job("a"), job("b", { state: "running" })]);
    await of("1");
    expect((await of("1")).parts.map(({ report }) => report !== undefined)).toEqual([true, false]);
    expect(read).toEqual(["kube-bench-1-a"]);
  });

  it("is asked for again where the log held no result yet", async () => {
    const { of, read } = results([job("a")], { "kube-bench-1-a": "" });
    await of("1");
    await of("1");
    expect(read).toHaveLength(2);
  });

  it("of a run that is not there is not found", async () => {
    const failure = { code: "not-found", object: "scan 9" };
    await expect(results([job("a")]).of("9")).rejects.toMatchObject({ failure });
  });
});
