import { describe, expect, it } from "vitest";
import { inBatches } from "./batch";

/** Writes that end when the test says so. */
function slowWrites() {
  const writes: { items: readonly number[]; end(): void; fail(why: string): void }[] = [];
  const write = inBatches(
    (items: readonly number[]) =>
      new Promise<string[]>((resolve, reject) => {
        writes.push({
          items,
          end: () => resolve(items.map(String)),
          fail: (why) => reject(new Error(why)),
        });
      }),
  );
  const at = async (index: number) => {
    await expect.poll(() => writes.length).toBeGreaterThan(index);
    return writes[index] ?? expect.unreachable();
  };
  return { write, at, writes };
}

describe("inBatches", () => {
  it("writes the first at once, and together what came meanwhile", async () => {
    const { write, at } = slowWrites();
    const results = [write([1]), write([2, 3]), write([4])];
    const first = await at(0);
    expect(first.items).toEqual([1]);
    first.end();
    const second = await at(1);
    expect(second.items).toEqual([2, 3, 4]);
    second.end();
    expect(await Promise.all(results)).toEqual([["1"], ["2", "3"], ["4"]]);
  });

  it("tells a failure to those that were in it, and goes on", async () => {
    const { write, at } = slowWrites();
    const failing = write([1]);
    const next = write([2]);
    (await at(0)).fail("away");
    await expect(failing).rejects.toThrow("away");
    (await at(1)).end();
    expect(await next).toEqual(["2"]);
  });

  it("writes so many at once and no more, but what belongs together stays so", async () => {
    const { write, at } = slowWrites();
    const many = (count: number) => Array.from({ length: count }, (_, index) => index);
    const results = [write([1]), write(many(150)), write(many(100)), write(many(300))];
    for (const [index, size] of [1, 150, 100, 300].entries()) {
      const batch = await at(index);
      expect(batch.items).toHaveLength(size);
      batch.end();
    }
    expect((await Promise.all(results)).map(({ length }) => length)).toEqual([1, 150, 100, 300]);
  });
});
