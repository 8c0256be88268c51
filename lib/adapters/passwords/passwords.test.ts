import { describe, expect, it } from "vitest";
import { createPasswords, secrets } from ".";

const passwords = createPasswords({ memory: 64, passes: 1 });

describe("a password", () => {
  it("is kept as a hash of Argon2id that says what it cost, another one each time", async () => {
    const [one, other] = [await passwords.hash("correct horse"), await passwords.hash("correct horse")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it("costs what OWASP asks for at least", async () => {
    expect(await createPasswords().hash("x")).toMatch(/m=19456,t=2,/);
  });

  it.each([
    ["correct horse", true],
    ["Correct horse", false],
    ["correct hors", false],
    ["", false],
  ])("%j is the right one: %s", async (password, expected) => {
    expect(await passwords.verify(password, await passwords.hash("correct horse"))).toBe(expected);
  });

  it("is the same however its letters are composed", async () => {
    expect(await passwords.verify("cafe\u0301 au lait", await passwords.hash("caf\u00e9 au lait"))).toBe(
      true,
    );
  });

  it("made at another cost stays right", async () => {
    const hash = await createPasswords({ memory: 128, passes: 2 }).hash("correct horse");
    expect(await passwords.verify("correct horse", hash)).toBe(true);
  });

  it.each([
    undefined,
    "",
    "plain",
    "$argon2id$v=19$m=64,t=1,p=1$$",
    "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
  ])("is not right for %j", async (hash) => {
    expect(await passwords.verify("", hash)).toBe(false);
  });

  it("takes as long for somebody who is not known", async () => {
    const slow = createPasswords({ memory: 8192, passes: 2 });
    const hash = await slow.hash("correct horse");
    const timeOf = async (of: string | undefined) => {
      const times: number[] = [];
      for (let step = 0; step < 7; step++) {
        const begin = performance.now();
        await slow.verify("wrong", of);
        times.push(performance.now() - begin);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await timeOf(hash), await timeOf(undefined)];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it("waits for its turn, and when too many wait is turned away", async () => {
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.hash("x")));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(8);
    await expect(passwords.hash("x")).resolves.toBeDefined();
  });
});

it("secrets have 256 bits, and are known by their hash alone", () => {
  const { text, hash } = secrets.make();
  expect(text).toMatch(/^[\w-]{43}$/);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(secrets.hashOf(text)).toBe(hash);
  expect(secrets.make().text).not.toBe(text);
});
