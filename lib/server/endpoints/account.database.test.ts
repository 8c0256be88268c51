import { beforeEach, describe, expect, it } from "vitest";
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { ask, member, PASSWORD, people } from "@/lib/server/testing/people-world";
import * as account from "./account";
import { readSession, signIn } from "./session";

let vera: Awaited<ReturnType<typeof member>>;
beforeEach(async () => {
  vera = await member({ administrator: true });
});

describe("one's own account", () => {
  it("lists and ends sessions, one's own alone", async () => {
    const mira = await member();
    const { session = "" } = await ask(signIn, { body: { email: mira.email, password: PASSWORD } });
    const { told } = await ask(account.readAccount, { cookie: mira.cookie });
    expect(told).toMatchObject({ hasPassword: true, tokens: [] });
    const other = told.sessions.find(({ current }: { current: boolean }) => !current);
    expect((await ask(account.endOwnSession, { id: other.id, cookie: vera.cookie })).status).toBe(404);
    expect((await ask(account.endOwnSession, { id: other.id, cookie: mira.cookie })).status).toBe(204);
    expect(await people.principals.of(session)).toBeUndefined();
    await ask(account.endOtherSessions, { cookie: mira.cookie });
    expect((await ask(readSession, { cookie: mira.cookie })).status).toBe(200);
  });

  it("makes tokens that are told once, and revokes them", async () => {
    const mira = await member({ bindings: [{ cluster: "*", role: "cluster-admin" }] });
    const body = { name: "ci", roleCap: "cluster-viewer" as const, clusters: ["lab"], days: 30 };
    const { told, status } = await ask(account.makeToken, {
      body,
      cookie: mira.cookie,
      headers: { "idempotency-key": "k" },
    });
    expect(status).toBe(201);
    const scope = { roleCap: "cluster-viewer", clusters: ["lab"] };
    expect((await ask(readSession, { bearer: told.token })).told).toMatchObject({
      via: { kind: "token" },
      scope,
    });
    expect(JSON.stringify((await ask(account.readAccount, { cookie: mira.cookie })).told)).not.toContain(
      told.token,
    );
    // The answer holds a secret, and is not kept for a repeated call.
    const again = await ask(account.makeToken, {
      body,
      cookie: mira.cookie,
      headers: { "idempotency-key": "k" },
    });
    expect(again.told.token).not.toBe(told.token);
    expect((await ask(account.revokeToken, { id: told.id, cookie: vera.cookie })).status).toBe(404);
    expect((await ask(account.revokeToken, { id: told.id, cookie: mira.cookie })).status).toBe(204);
    expect(await people.principals.of(told.token)).toBeUndefined();
  });

  it("is out of reach for a token, which could make itself another one", async () => {
    const token = await shellToken({ ctx: people, input: { name: "bot" } });
    const body = { name: "more", roleCap: "administrator" as const, days: 365 };
    expect((await ask(account.makeToken, { body, bearer: token })).status).toBe(403);
  });

  it("changes the password with the current one, and ends the other sessions", async () => {
    const mira = await member();
    const { session = "" } = await ask(signIn, { body: { email: mira.email, password: PASSWORD } });
    const change = (current: string, password: string) =>
      ask(account.setPassword, { body: { current, password }, cookie: mira.cookie });
    expect(await change("wrong", "another ship in the dock")).toMatchObject({
      status: 400,
      told: { field: "current" },
    });
    expect(await change(PASSWORD, "short")).toMatchObject({ status: 400, told: { field: "password" } });
    expect((await change(PASSWORD, "another ship in the dock")).status).toBe(204);
    expect(await people.principals.of(session)).toBeUndefined();
    expect((await ask(readSession, { cookie: mira.cookie })).status).toBe(200);
    expect(
      (await ask(signIn, { body: { email: mira.email, password: "another ship in the dock" } })).status,
    ).toBe(204);
  });
});
