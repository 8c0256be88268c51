import { expect, it } from "vitest";
import { mayNothing, tokenLead } from "./token-words";

const none = { administrator: false, bindings: [] };
const lab = { administrator: false, bindings: [{ cluster: "lab", role: "cluster-editor" as const }] };
const issuer = "https://id.example";

it.each([
  ["what its person may", undefined, lab, false, /^For scripts\. A token may what you may at the time/],
  ["the same where nothing was given by name", undefined, none, false, /may what you may/],
  [
    "what was given by name, for whom a provider vouches",
    issuer,
    lab,
    false,
    /Cluster Editor on lab\. It counts/,
  ],
  [
    "nothing where all comes by groups",
    issuer,
    none,
    true,
    /may nothing until an Administrator gives you a role/,
  ],
])("a token may %s", (_, from, named, nothing, lead) => {
  expect(tokenLead({ issuer: from, named })).toMatch(lead);
  expect(mayNothing({ issuer: from, named })).toBe(nothing);
});
