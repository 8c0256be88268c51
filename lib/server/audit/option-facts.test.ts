import { describe, expect, it } from "vitest";
import { optionFacts } from "./option-facts";

describe("optionFacts", () => {
  it.each<[string, Parameters<typeof optionFacts>[0], object]>([
    ["nothing was said", undefined, {}],
    ["nothing was chosen", { consents: [] }, {}],
    [
      "times",
      { graceSeconds: 30, deadlineSeconds: 600, waitForJobsSeconds: 60, consents: [] },
      { graceSeconds: 30, deadlineSeconds: 600, waitForJobsSeconds: 60 },
    ],
    [
      "an order",
      { last: ["shop/Deployment/a", "shop/Deployment/b"] },
      { last: "shop/Deployment/a, shop/Deployment/b" },
    ],
    [
      "consents, each with its pods",
      {
        consents: [
          { uid: "u1", cause: "bare" },
          { uid: "u2", cause: "delete", by: "Mira", at: "2026-11-21T12:00:00Z" },
          { uid: "u3", cause: "delete" },
        ],
      },
      { "consent bare": "u1", "consent delete": "u2, u3" },
    ],
  ])("%s", (_, options, facts) => {
    expect(optionFacts(options)).toEqual(facts);
  });
});
