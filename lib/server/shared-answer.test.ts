import { expect, it } from "vitest";
import { shareAnswer } from "./shared-answer";

function sharing(answers: (() => Promise<string>)[]) {
  let now = 0;
  let asked = 0;
  const ask = () => (answers[asked++] ?? expect.unreachable())();
  const answer = shareAnswer(ask, 1000, { now: () => new Date(now) });
  return { answer, asked: () => asked, pass: (ms: number) => (now += ms) };
}

it("who asks within the time gets the same answer, who asks later a new one", async () => {
  const { answer, asked, pass } = sharing([async () => "one", async () => "two"]);
  expect(await Promise.all([answer.read(), answer.read()])).toEqual(["one", "one"]);
  pass(999);
  expect([await answer.read(), asked()]).toEqual(["one", 1]);
  pass(1);
  expect([await answer.read(), asked()]).toEqual(["two", 2]);
});

it("a failure is told to those who waited, and the next one asks anew", async () => {
  const { answer } = sharing([() => Promise.reject(new Error("no")), async () => "two"]);
  await expect(answer.read()).rejects.toThrow("no");
  expect(await answer.read()).toBe("two");
});

it("after a change the next one asks anew", async () => {
  const { answer } = sharing([async () => "one", async () => "two"]);
  await answer.read();
  answer.forget();
  expect(await answer.read()).toBe("two");
});
