import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { secrets } from "@/lib/adapters/passwords";
import type { LimitStore } from "@/lib/operations/store-ports/limits";
import { limitAttempts } from "./limit-attempts";

beforeEach(() => {
  // 100 s into a window of 15 minutes.
  vi.useFakeTimers({ now: 1_700_000_100_000 - (1_700_000_000_000 % 900_000) });
});
afterEach(() => {
  vi.useRealTimers();
});

const tooMany = expect.objectContaining({
  failure: expect.objectContaining({ code: "too-many", retryAfterSeconds: 800 }),
});

function door() {
  const counts = new Map<string, number>();
  const attempts: LimitStore = {
    async add(key, _, times) {
      counts.set(key, (counts.get(key) ?? 0) + times);
      return counts.get(key) ?? 0;
    },
  };
  const tries = async (times: number, address: string, account?: string) => {
    for (let at = 0; at < times; at++) await limitAttempts({ attempts, secrets }, address, account);
  };
  const right = async (address: string, account?: string) =>
    (await limitAttempts({ attempts, secrets }, address, account)).takeBack();
  return { counts, tries, right };
}

describe("tries to sign in", () => {
  it("for one account are 10 from one address, and others may still sign in to it", async () => {
    const { tries } = door();
    await tries(10, "192.0.2.7", "mira@example.com");
    await expect(tries(1, "192.0.2.7", "mira@example.com")).rejects.toThrow(tooMany);
    await tries(1, "192.0.2.8", "mira@example.com");
    await tries(1, "192.0.2.7", "noah@example.com");
  });

  it("for one account are 200 from all addresses together", async () => {
    const { tries } = door();
    for (let at = 0; at < 25; at++) await tries(8, `192.0.2.${at}`, "mira@example.com");
    await expect(tries(1, "192.0.2.99", "mira@example.com")).rejects.toThrow(tooMany);
  });

  it("are 60 from one address, whatever is tried, and a /64 is one address", async () => {
    const { tries } = door();
    for (let at = 0; at < 60; at++) await tries(1, `2001:db8::${at}`, `p${at}@example.com`);
    await expect(tries(1, "2001:db8::ffff")).rejects.toThrow(tooMany);
    await tries(1, "2001:db8:1::1");
  });

  it("that were right do not count: an office signs in from one address", async () => {
    const { right, counts } = door();
    for (let at = 0; at < 300; at++) await right("192.0.2.7", "mira@example.com");
    for (let at = 0; at < 300; at++) await right("192.0.2.7");
    expect([...counts.values()]).toEqual([0, 0, 0]);
  });

  it("without an account are counted by address alone: nobody can use up another's", async () => {
    const { tries, right } = door();
    for (let at = 0; at < 50; at++) await tries(60, `198.51.${at}.1`);
    await right("192.0.2.7");
  });
});
