import { expect, it } from "vitest";
import { readAdvice } from "./advice.ts";

it("nothing known is clean", () => {
  expect(readAdvice('{"auditReportVersion":2,"vulnerabilities":{},"metadata":{}}')).toEqual({
    kind: "clean",
  });
});

it("what is known is told with its advisory, and what only depends on it with its name", () => {
  const advisory = { title: "Authorization bypass", url: "https://example.invalid/GHSA-x" };
  const printed = JSON.stringify({
    vulnerabilities: {
      next: { name: "next", severity: "critical", range: "<16.2.6", via: [advisory] },
      x: { name: "x", severity: "low", range: "*", via: ["next"] },
    },
  });
  expect(readAdvice(printed)).toEqual({
    kind: "found",
    lines: [
      "critical: next <16.2.6: Authorization bypass (https://example.invalid/GHSA-x)",
      "low: x *: by next",
    ],
  });
});

it.each([
  ["", "nothing was printed"],
  ["npm error code ENETUNREACH\nmore", "npm error code ENETUNREACH"],
  ['{"message":"404 Not Found"}', "404 Not Found"],
  ['{"error":{"summary":"audit endpoint returned an error"}}', "audit endpoint returned an error"],
  ["{}", "it gave no reason"],
])("%j is no answer", (printed, why) => {
  expect(readAdvice(printed)).toEqual({ kind: "silent", why });
});
