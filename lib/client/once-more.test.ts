import { expect, it, vi } from "vitest";
import { onceMore } from "./once-more";

function slow() {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((end) => ends.push(end)));
  return { work, ask: onceMore(work), end: () => ends.shift()?.() };
}

it("runs once for one question", async () => {
  const { work, ask, end } = slow();
  ask();
  end();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1));
});

it("runs once more after it for all that asked meanwhile, and not beside it", async () => {
  const { work, ask, end } = slow();
  ask();
  ask();
  ask();
  expect(work).toHaveBeenCalledTimes(1);
  end();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  end();
  ask();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(3));
});
