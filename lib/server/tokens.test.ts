import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./testing/temporary-folder";
import { openTokens } from "./tokens";

describe("tokens", () => {
  it("lets one link in once, and never as a session", () => {
    const tokens = openTokens(temporaryFolder());
    const link = tokens.issue("link", "mira");
    expect(tokens.find(link, ["session", "api"])).toBeUndefined();
    expect(tokens.redeem(link)).toMatchObject({ kind: "link", name: "mira" });
    expect(tokens.redeem(link)).toBe("used");
  });

  it("does not redeem an API token: it would be used up by a browser", () => {
    const tokens = openTokens(temporaryFolder());
    const api = tokens.issue("api", "bot");
    expect(tokens.redeem(api)).toBe("unknown");
    expect(tokens.find(api, ["api"])).toMatchObject({ name: "bot" });
  });

  it("tells an expired link from an unknown one", () => {
    let now = new Date("2026-11-21T12:00:00Z");
    const tokens = openTokens(temporaryFolder(), () => now);
    const link = tokens.issue("link", "mira");
    now = new Date("2026-11-21T13:00:01Z");
    expect(tokens.redeem(link)).toBe("expired");
    expect(tokens.redeem("nonsense")).toBe("unknown");
  });

  it("forgets a revoked session at once and an expired one at its time", () => {
    let now = new Date("2026-11-21T12:00:00Z");
    const tokens = openTokens(temporaryFolder(), () => now);
    const [first, second] = [tokens.issue("session", "mira"), tokens.issue("session", "jonas")];
    tokens.revoke(first);
    expect(tokens.find(first, ["session"])).toBeUndefined();
    expect(tokens.find(second, ["session"])).toBeDefined();
    now = new Date("2026-11-28T12:00:01Z");
    expect(tokens.find(second, ["session"])).toBeUndefined();
  });

  it("keeps no token's text, in files that only the owner reads", () => {
    const data = temporaryFolder();
    const token = openTokens(data).issue("session", "mira");
    const [file = ""] = readdirSync(join(data, "tokens"));
    const path = join(data, "tokens", file);
    expect(file + readFileSync(path, "utf8")).not.toContain(token);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it("survives a restart, since another process opens the same folder", () => {
    const data = temporaryFolder();
    const token = openTokens(data).issue("session", "mira");
    expect(openTokens(data).find(token, ["session"])).toMatchObject({ name: "mira" });
  });
});
