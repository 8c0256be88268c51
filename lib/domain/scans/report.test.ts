import { describe, expect, it } from "vitest";
import { reportOf } from "./report";

const result = (test_number: string, status: string, over = {}) => ({
  test_number,
  test_desc: `Ensure ${test_number}`,
  status,
  remediation: "",
  ...over,
});
const bench = (...results: object[]) => JSON.stringify({ Controls: [{ tests: [{ results }] }], Totals: {} });

describe("kube-bench", () => {
  it("is counted, and its findings stand worst first, by number", () => {
    const log = bench(
      result("1.2.15", "PASS"),
      result("1.2.9", "FAIL", { remediation: " Set it.\n" }),
      result("1.1.1", "WARN"),
      result("1.2.10", "FAIL"),
      result("4.1", "INFO"),
    );
    const report = reportOf("kube-bench", log);
    expect(report?.counts).toEqual({ fail: 2, warn: 1, info: 1, pass: 1 });
    expect(report?.findings.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "1.2.9 fail",
      "1.2.10 fail",
      "1.1.1 warn",
      "4.1 info",
      "1.2.15 pass",
    ]);
    expect(report?.findings[0]).toEqual({
      id: "1.2.9",
      text: "Ensure 1.2.9",
      state: "fail",
      remediation: "Set it.",
    });
  });

  it("is read behind what was written before it", () => {
    expect(reportOf("kube-bench", `W1121 unable to detect\n${bench(result("1", "PASS"))}`)?.counts.pass).toBe(
      1,
    );
  });

  it("leaves out what has no state that is known", () => {
    expect(reportOf("kube-bench", bench(result("1", "SKIP"), { x: 1 }))?.findings).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["words", "unable to detect the version"],
    ["half of it", bench(result("1", "PASS")).slice(0, -9)],
    ["something else", JSON.stringify({ items: [] })],
    ["a list", "[1]"],
  ])("of which the log holds %s has no result", (_, log) =>
    expect(reportOf("kube-bench", log)).toBeUndefined(),
  );
});

describe("Sonobuoy", () => {
  const line = (name: string, status: string, failure?: string) =>
    JSON.stringify({ name, status, ...(failure ? { details: { failure } } : {}) });

  it("is counted, and what failed is named with why", () => {
    const log = [
      "time=now level=info msg=done",
      line("[sig-apps] works", "passed"),
      line("[sig-node] breaks", "failed", "Timed out"),
      line("[sig-storage] other", "skipped"),
    ].join("\n");
    expect(reportOf("sonobuoy", log)).toEqual({
      counts: { fail: 1, warn: 0, info: 1, pass: 1 },
      findings: [{ id: "", text: "[sig-node] breaks", state: "fail", remediation: "Timed out" }],
    });
  });

  it("names no more than can be read", () => {
    const log = Array.from({ length: 700 }, (_, at) => line(`test ${at}`, "failed")).join("\n");
    const report = reportOf("sonobuoy", log);
    expect([report?.counts.fail, report?.findings.length]).toEqual([700, 500]);
  });

  it.each([
    ["nothing", ""],
    ["no test", "level=error msg=x\n{\n{}"],
  ])("of which the log holds %s has no result", (_, log) =>
    expect(reportOf("sonobuoy", log)).toBeUndefined(),
  );
});
