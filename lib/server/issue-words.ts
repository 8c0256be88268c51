import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** How the library begins what nobody gave words of their own. */
const ITS_OWN = /^(Invalid|Too big|Too small|Unrecognized)/;

/** What is wrong with a part of a request, for those who read no TypeScript; words that a contract has stay. */
export function issueWords(issue: Issue): string {
  if (!ITS_OWN.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "too_big":
      return `It ${sizeWords(issue.origin)} more than ${issue.maximum}${unitOf(issue.origin)}`;
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? "It is empty"
        : `It ${sizeWords(issue.origin)} less than ${issue.minimum}${unitOf(issue.origin)}`;
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? "It is missing"
        : `It must be of the type ${issue.expected}`;
    case "invalid_value":
      return `It must be ${issue.values.length === 1 ? "" : "one of "}${issue.values.join(", ")}`;
    case "unrecognized_keys":
      return `It has what is not known: ${issue.keys.join(", ")}`;
    default:
      return "It is not what is taken here";
  }
}

function sizeWords(origin: string): string {
  return origin === "string" || origin === "array" ? "has" : "is";
}

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " entries" : "";
}
