import { describe, expect, it } from "vitest";
import type { Problem } from "@/lib/contracts/problem";
import { type BulkAnswer, type BulkOutcome, bulkSum, runBulk, sumWords } from "./bulk-run";

const problem: Problem = {
  type: "urn:drydock:problem:refused",
  code: "refused",
  title: "Refused: maintenance mode for b",
  status: 409,
  detail: "It is the last node that takes pods.",
  todo: "Uncordon another first.",
  retryable: false,
};
const well = async (node: string): Promise<BulkAnswer> => ({ text: `${node} is on.` });

async function run(nodes: string, send: typeof well, controller = new AbortController()) {
  const outcomes = new Map<string, BulkOutcome>();
  const heard: string[] = [];
  const tell = (node: string, outcome: BulkOutcome) => {
    outcomes.set(node, outcome);
    heard.push(`${node} ${outcome.state}`);
  };
  await runBulk([...nodes], send, tell, controller.signal);
  return { outcomes, heard };
}

describe("runBulk", () => {
  it("sends the next when the one before has its answer", async () => {
    const { heard } = await run("ab", well);
    expect(heard).toEqual(["a waiting", "b waiting", "a sending", "a done", "b sending", "b done"]);
  });

  it("goes on after a refusal, and keeps it whole", async () => {
    const { outcomes } = await run("abc", async (node) =>
      node === "b" ? { problem, ends: false } : well(node),
    );
    expect(outcomes.get("b")).toEqual({ state: "failed", problem });
    expect(sumWords(outcomes, 3)).toBe("2 of 3 done, 1 failed");
  });

  it("sends no more when nobody answers, and says so of each", async () => {
    const sent: string[] = [];
    const { outcomes } = await run("abc", async (node) => {
      sent.push(node);
      return node === "b" ? { problem, ends: true } : well(node);
    });
    expect(sent).toEqual(["a", "b"]);
    expect(outcomes.get("c")).toEqual({ state: "left", why: `Not sent: ${problem.title}.` });
    expect(sumWords(outcomes, 3)).toBe("1 of 3 done, 1 failed, 1 not sent");
  });

  it("stops between two, and lets the one on its way come back", async () => {
    const controller = new AbortController();
    const { outcomes } = await run(
      "abc",
      async (node) => {
        controller.abort();
        return well(node);
      },
      controller,
    );
    expect(bulkSum(outcomes)).toEqual({
      waiting: [],
      sending: [],
      done: ["a"],
      failed: [],
      left: ["b", "c"],
    });
  });
});

it("says while it runs how many are to go", () => {
  const outcomes = new Map<string, BulkOutcome>([
    ["a", { state: "done", text: "" }],
    ["b", { state: "sending" }],
    ["c", { state: "waiting" }],
  ]);
  expect(sumWords(outcomes, 3)).toBe("1 of 3 done, 2 to go");
  expect(sumWords(outcomes, 5)).toBe("1 of 5 done, 2 left out, 2 to go");
});
