import { expect, it } from "vitest";
import { Befell } from "./befell";

it("tells how often each fault came, over several seeds, and nothing of those that did not", () => {
  const first = new Befell();
  first.add("killed");
  first.add("throttled", 0);
  const second = new Befell();
  second.add("throttled", 3);
  second.add("killed", 2);
  first.addAll(second);
  expect(`${first}`).toBe("3 × killed, 3 × throttled");
});

it("says so where nothing came", () => expect(`${new Befell()}`).toBe("nothing befell it"));
