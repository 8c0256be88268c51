import { beforeEach, describe, expect, it, vi } from "vitest";
import { buildPrincipal } from "@/lib/domain/access/testing/principals";
import { DrydockError } from "@/lib/domain/errors";
import { createPrincipals } from "./principals";

const mira = buildPrincipal("mira");
const away = new DrydockError({ code: "database-away", why: "it is stopped" });
const principalOf = vi.fn(async (hash: string) => (hash === "hash of mira" ? mira : undefined));
const touch = vi.fn(async () => {});
let time = 0;
const create = () =>
  createPrincipals(
    { principalOf, touch },
    { hashOf: (text) => `hash of ${text}`, make: () => expect.unreachable() },
    () => time,
  );

beforeEach(() => {
  time = 0;
  principalOf.mockClear();
  touch.mockClear();
});

it("are looked up by the hash of the token, and their use is noted", async () => {
  const { of } = create();
  expect([await of("mira"), await of("x")]).toEqual([mira, undefined]);
  expect(touch).toHaveBeenCalledExactlyOnceWith(mira.via);
});

it.each([
  ["of", 0, 2],
  ["recently", 999, 1],
  ["recently", 1_000, 2],
] as const)("%s, after %d ms: asked %d times", async (how, later, expected) => {
  const principals = create();
  await principals.of("mira");
  time = later;
  await principals[how]("mira");
  expect(principalOf).toHaveBeenCalledTimes(expected);
});

it("are nobody as soon as the token does not count", async () => {
  const { of, recently } = create();
  await of("mira");
  principalOf.mockResolvedValueOnce(undefined);
  expect(await of("mira")).toBeUndefined();
  expect(await recently("mira")).toBeUndefined();
});

describe("while the database is away", () => {
  it("who was signed in goes on, for an hour", async () => {
    const { of } = create();
    await of("mira");
    principalOf.mockRejectedValue(away);
    time = 59 * 60_000;
    expect(await of("mira")).toBe(mira);
    time = 60 * 60_000;
    await expect(of("mira")).rejects.toBe(away);
    principalOf.mockReset();
  });

  it("but not past the end of the session or token, which was known before", async () => {
    const { of } = create();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-28T12:00:00Z") });
    const ending = { ...mira, via: { ...mira.via, expiresAt: "2026-11-28T12:10:00Z" } };
    principalOf.mockResolvedValueOnce(ending);
    await of("mira");
    principalOf.mockRejectedValue(away);
    vi.setSystemTime(Date.parse("2026-11-28T12:09:59Z"));
    expect(await of("mira")).toBe(ending);
    vi.setSystemTime(Date.parse("2026-11-28T12:10:00Z"));
    expect(await of("mira")).toBeUndefined();
    principalOf.mockReset();
    vi.useRealTimers();
  });

  it("nobody else is let in, nor who was refused", async () => {
    const { of } = create();
    await of("x");
    principalOf.mockRejectedValue(away);
    time = 2_000;
    expect(await of("x")).toBeUndefined();
    await expect(of("mira")).rejects.toBe(away);
    principalOf.mockReset();
  });

  it("only that is taken for away", async () => {
    const { of } = create();
    principalOf.mockResolvedValueOnce(mira).mockRejectedValueOnce(new Error("a mistake"));
    await of("mira");
    await expect(of("mira")).rejects.toThrow("a mistake");
  });
});
