import { describe, expect, it } from "vitest";
import { type CsvValue, csvName, csvOf } from "./csv";

describe("csvOf", () => {
  it.each<[string, CsvValue, string]>([
    ["a word", "Ready", "Ready"],
    ["nothing", undefined, ""],
    ["a number, also below zero", -4, "-4"],
    ["a comma", "Ready,SchedulingDisabled", '"Ready,SchedulingDisabled"'],
    ["quotes", 'the "new" disk', '"the ""new"" disk"'],
    ["lines", "one\r\ntwo", '"one\r\ntwo"'],
    ["letters of any script", "Jörg, 交換", '"Jörg, 交換"'],
    ["a formula", "=1+2", "'=1+2"],
    ["a formula with a comma", "=SUM(A1,A2)", `"'=SUM(A1,A2)"`],
    ["a plus", "+49", "'+49"],
    ["a minus", "-rf", "'-rf"],
    ["an at", "@here", "'@here"],
    ["a formula of a wide keyboard", "＝1+2", "'＝1+2"],
    ["a line before it", "\n=1", `"'\n=1"`],
    ["a tab before it", "\t=1", "'\t=1"],
    ["a formula further in is text", "a=b", "a=b"],
  ])("writes %s", (_what, value, expected) => {
    expect(csvOf([[value]])).toBe(`${expected}\r\n`);
  });

  it("writes a line for each row, and the head like one", () => {
    expect(
      csvOf([
        ["Node", "Pods"],
        ["a", 1],
        ["b", undefined],
      ]),
    ).toBe("Node,Pods\r\na,1\r\nb,\r\n");
  });
});

it("names the file by cluster, table and time", () => {
  const at = new Date("2026-11-21T12:04:29.512Z");
  expect(csvName("aws-prod-east", "nodes", at)).toBe("aws-prod-east-nodes-2026-11-21T120429Z.csv");
  expect(csvName("arn:aws:eks/prod east", "nodes", at)).toBe(
    "arn-aws-eks-prod-east-nodes-2026-11-21T120429Z.csv",
  );
});
