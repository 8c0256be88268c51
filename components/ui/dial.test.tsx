import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Dial, type DialProps } from "./dial";

const draw = (props: Partial<DialProps>) =>
  renderToStaticMarkup(<Dial label="" state="initiated" {...props} />);
/** Dash of the ring that fills, in hundredths of its length. */
const filled = (markup: string) => Number(/stroke-dasharray="([\d.]+) 100"/.exec(markup)?.[1]);

describe("what is heard", () => {
  it("is named, or hidden where the words stand beside it", () => {
    expect(draw({ label: "Initiated, 12 of 19 pods moved" })).toContain(
      'aria-label="Initiated, 12 of 19 pods moved"',
    );
    expect(draw({ label: "" })).toContain('aria-hidden="true"');
    expect(draw({ label: "" })).not.toContain("aria-label");
  });
});

describe("what is seen", () => {
  it("fills the ring to the pods moved, and never past its ends", () => {
    expect(filled(draw({ fraction: 12 / 19 }))).toBeCloseTo(63.16, 1);
    expect(filled(draw({ fraction: 2 }))).toBe(100);
    expect(filled(draw({ fraction: -1 }))).toBe(0);
  });

  it("is a disc without a ring when complete", () => {
    const markup = draw({ state: "complete", fraction: 0.5 });
    expect(markup).toContain("fill-complete");
    expect(filled(markup)).toBeNaN();
  });

  it.each(["blocked", "failed", "paused"] as const)("has its badge when %s", (state) => {
    expect(draw({ state })).toContain(`fill-${state} stroke-surface`);
  });

  it("gives each state a shape of its own, apart from colour", () => {
    const states = ["healthy", "not-ready", "initiated", "complete", "blocked", "failed", "paused"] as const;
    const shapes = states.map((state) => draw({ state, fraction: 0.5 }).replaceAll(/ class="[^"]*"/g, ""));
    expect(new Set(shapes).size).toBe(states.length);
  });

  it.each(["healthy", "initiated", "complete", "blocked"] as const)(
    "is dashed and grey when %s is stale",
    (state) => {
      const markup = draw({ state, stale: true });
      expect(markup).toMatch(/stroke-dasharray="[\d.]+ [\d.]+"/);
      expect(markup).toContain("stale");
      expect(markup).not.toContain(`fill-${state}`);
    },
  );

  it("has the size that it is asked for", () => {
    expect(draw({ size: 52 })).toContain('width="52"');
  });
});
