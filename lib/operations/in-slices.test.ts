import { describe, expect, it } from "vitest";
import type { Steps } from "@/lib/domain/steps";
import { inSlices } from "./in-slices";

/** Steps that each keep the process busy for some milliseconds. */
function* busy(steps: number, ms: number, onStep = () => {}): Steps<string> {
  for (let at = 0; at < steps; at++) {
    onStep();
    const end = performance.now() + ms;
    while (performance.now() < end);
    yield;
  }
  return "done";
}

describe("inSlices", () => {
  it("returns what came of the steps", async () => {
    await expect(inSlices(busy(3, 0))).resolves.toBe("done");
  });

  it("lets others have their turn between slices, and not between any two steps", async () => {
    let turns = 0;
    let goesOn = true;
    const others = () => {
      turns++;
      if (goesOn) setImmediate(others);
    };
    setImmediate(others);
    await inSlices(busy(30, 2));
    goesOn = false;
    expect(turns).toBeGreaterThanOrEqual(2);
    expect(turns).toBeLessThan(15);
  });

  it("does what fits into one slice without a pause", async () => {
    let steps = 0;
    const work = inSlices(busy(50, 0, () => steps++));
    expect(steps).toBe(50);
    await work;
  });

  it("rejects with what a step throws", async () => {
    function* failing(): Steps<void> {
      yield;
      throw new RangeError("no more");
    }
    await expect(inSlices(failing())).rejects.toThrow("no more");
  });
});
