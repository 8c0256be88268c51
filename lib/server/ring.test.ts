import { describe, expect, it } from "vitest";
import { createRing } from "./ring";

const bytes = (text: string) => Buffer.from(text);

function readAll(ring: ReturnType<typeof createRing>, from: string): string[] | "forgotten" {
  const told: string[] = [];
  let position = from;
  for (let step = 0; step < 1_000; step++) {
    const found = ring.after(position);
    if (found === "forgotten") return "forgotten";
    if (found === undefined) return told;
    told.push(Buffer.from(found.event).toString());
    position = found.position;
  }
  return expect.unreachable("reads without an end");
}

describe("a ring of events", () => {
  it("tells what came after a position, in its order, to each reader", () => {
    const ring = createRing();
    const start = ring.end();
    for (const text of ["a", "b", "c"]) ring.add(bytes(text));
    expect(readAll(ring, start)).toEqual(["a", "b", "c"]);
    expect(readAll(ring, start)).toEqual(["a", "b", "c"]);
    expect(readAll(ring, ring.end())).toEqual([]);
  });

  it("forgets the oldest beyond its number, and says so to who needs it", () => {
    const ring = createRing(3, 1_000);
    const start = ring.end();
    ring.add(bytes("a"));
    const afterA = ring.end();
    for (const text of ["b", "c", "d"]) ring.add(bytes(text));
    expect(readAll(ring, start)).toBe("forgotten");
    expect(readAll(ring, afterA)).toEqual(["b", "c", "d"]);
  });

  it("keeps to its bytes, also for one event that is larger than all of them", () => {
    const ring = createRing(100, 10);
    const start = ring.end();
    ring.add(bytes("12345678"));
    const afterFirst = ring.end();
    ring.add(bytes("1234"));
    expect(readAll(ring, start)).toBe("forgotten");
    expect(readAll(ring, afterFirst)).toEqual(["1234"]);
    ring.add(bytes("x".repeat(11)));
    expect(readAll(ring, afterFirst)).toBe("forgotten");
    expect(readAll(ring, ring.end())).toEqual([]);
  });

  it("does not take a position of another ring for its own", () => {
    const before = createRing();
    before.add(bytes("a"));
    const after = createRing();
    after.add(bytes("b"));
    expect(readAll(after, before.end())).toBe("forgotten");
  });

  it.each(["", "x", "x.1", "-", "1e3", "a.99999999999999999999"])("takes %j for no position", (position) => {
    expect(createRing().after(position)).toBe("forgotten");
  });

  it("takes no position of its own that was never reached", () => {
    const ring = createRing();
    const [name] = ring.end().split(".");
    expect(ring.after(`${name}.1`)).toBe("forgotten");
  });
});
