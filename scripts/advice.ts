/** What an advisory service said. */
export type Advice = { kind: "clean" } | { kind: "found"; lines: string[] } | { kind: "silent"; why: string };

interface Vulnerability {
  name: string;
  severity: string;
  range: string;
  /** An advisory, or the name of the package that has it. */
  via: ({ title: string; url: string } | string)[];
}

/** Reads what `npm audit --json` printed; whatever is no report is no answer either. */
export function readAdvice(printed: string): Advice {
  let report: {
    vulnerabilities?: Record<string, Vulnerability>;
    message?: string;
    error?: { summary?: string };
  };
  try {
    report = JSON.parse(printed);
  } catch {
    return { kind: "silent", why: printed.trim().split("\n")[0] || "nothing was printed" };
  }
  if (report.vulnerabilities === undefined)
    return { kind: "silent", why: report.error?.summary || report.message || "it gave no reason" };
  const found = Object.values(report.vulnerabilities);
  if (found.length === 0) return { kind: "clean" };
  return {
    kind: "found",
    lines: found.map(({ name, severity, range, via }) => {
      const why = via.map((each) =>
        typeof each === "string" ? `by ${each}` : `${each.title} (${each.url})`,
      );
      return `${severity}: ${name} ${range}: ${why.join("; ")}`;
    }),
  };
}
