import { expect, it } from "vitest";
import { buttonOf, leadOf, titleOf } from "./welcome-words";

const link = { expiresAt: "2026-01-01T00:00:00Z" };

it.each([
  [{ kind: "first" }, "The first Administrator", "Become the Administrator"],
  [{ kind: "invite" }, "Join this console", "Join"],
  [{ kind: "reset", name: "Mira" }, "A new password for Mira", "Set the password"],
  [{ kind: "reset" }, "A new password", "Set the password"],
] as const)("%o is %s, %s", (told, title, button) => {
  expect([titleOf({ ...link, ...told }), buttonOf({ ...link, ...told })]).toEqual([title, button]);
  expect(leadOf({ ...link, ...told })).toMatch(/\.$/);
});
