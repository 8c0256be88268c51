import { expect, it } from "vitest";
import type { Claim, IdempotencyStore } from "@/lib/operations/store-ports/idempotency";

/** What every store of idempotency keys does. `stores` are those of several consoles; each test uses keys of its own. */
export function idempotencyContract(stores: readonly [IdempotencyStore, IdempotencyStore]): void {
  const [here, there] = stores;
  const answer = { status: 201, text: '{"id":"m-1"}' };
  const mine = (claim: Claim): string => (claim.state === "mine" ? claim.claim : expect.unreachable());

  it("gives a key to one, and its answer to the others", async () => {
    const claim = mine(await here.claim("answer", "r"));
    expect(await there.claim("answer", "r")).toEqual({ state: "running" });
    await here.keep("answer", claim, answer);
    expect(await there.claim("answer", "r")).toEqual({ state: "answered", answer });
    expect(await here.claim("answer", "r")).toEqual({ state: "answered", answer });
  });

  it("keeps an answer without a body", async () => {
    await here.keep("no body", mine(await here.claim("no body", "r")), { status: 204, text: null });
    expect(await there.claim("no body", "r")).toEqual({
      state: "answered",
      answer: { status: 204, text: null },
    });
  });

  it.each(["running", "answered"])(
    "tells a key that came with another request, while the first is %s",
    async (state) => {
      const claim = mine(await here.claim(`other ${state}`, "r"));
      if (state === "answered") await here.keep(`other ${state}`, claim, answer);
      expect(await there.claim(`other ${state}`, "another")).toEqual({ state: "another-request" });
    },
  );

  it("has a key free again that was given back, and keeps the answer of one that was answered", async () => {
    const first = mine(await here.claim("back", "r"));
    await here.release("back", first);
    const second = mine(await there.claim("back", "another"));
    expect(second).not.toBe(first);
    await there.keep("back", second, answer);
    await there.release("back", second);
    expect(await here.claim("back", "another")).toEqual({ state: "answered", answer });
  });

  it("takes nothing from whoever lost the claim", async () => {
    const lost = mine(await here.claim("lost", "r"));
    await here.release("lost", lost);
    await there.claim("lost", "r");
    await here.keep("lost", lost, answer);
    await here.release("lost", lost);
    expect(await here.claim("lost", "r")).toEqual({ state: "running" });
  });

  it("gives each key to one of many that come together", async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? here : there).claim("together", "r")),
    );
    expect(claims.filter(({ state }) => state === "mine")).toHaveLength(1);
    expect(claims.filter(({ state }) => state === "running")).toHaveLength(19);
  });
}
