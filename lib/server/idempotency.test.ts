import { describe, expect, it, vi } from "vitest";
import { recall } from "./idempotency";

describe("recall", () => {
  it("runs a command once for a key, also while the first one is under way", async () => {
    const work = vi.fn(async () => "on");
    expect(await Promise.all([recall("k1", work), recall("k1", work)])).toEqual(["on", "on"]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("forgets a command that failed, so that it may be tried again", async () => {
    await expect(recall("k2", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await recall("k2", async () => "on")).toBe("on");
  });

  it("forgets a key after ten minutes", async () => {
    await recall("k3", async () => 1, 0);
    expect(await recall("k3", async () => 2, 600_001)).toBe(2);
  });
});
