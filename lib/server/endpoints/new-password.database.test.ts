import { beforeEach, describe, expect, it } from "vitest";
import { ask, member, PASSWORD, recorded } from "@/lib/server/testing/people-world";
import * as account from "./account";
import * as links from "./links";
import * as endpoints from "./people";
import { readSession, signIn } from "./session";

let vera: Awaited<ReturnType<typeof member>>;
beforeEach(async () => {
  vera = await member({ administrator: true });
});

describe("a new password by an Administrator's link", () => {
  it("ends all sessions that were there before", async () => {
    const mira = await member();
    const { told } = await ask(endpoints.makeResetLink, { id: mira.id, cookie: vera.cookie });
    const link = String(told.path).split("#")[1];
    const { session } = await ask(links.redeemOneTimeLink, {
      body: { link, password: "another ship in the dock" },
    });
    expect((await ask(readSession, { cookie: mira.cookie })).status).toBe(401);
    expect((await ask(readSession, { cookie: session })).told).toMatchObject({ personId: mira.id });
    expect((await ask(signIn, { body: { email: mira.email, password: PASSWORD } })).status).toBe(401);
  });

  it("leaves API tokens, which an Administrator sees and revokes: also browsers signed in with them end", async () => {
    const mira = await member({ bindings: [{ cluster: "lab", role: "cluster-editor" }] });
    const noah = await member();
    const body = { name: "nightly", roleCap: "administrator" as const, days: 1 };
    const made = await ask(account.makeToken, { body, cookie: mira.cookie });
    const others = await ask(account.makeToken, { body, cookie: noah.cookie });
    const { told } = await ask(endpoints.makeResetLink, { id: mira.id, cookie: vera.cookie });
    const link = String(told.path).split("#")[1];
    await ask(links.redeemOneTimeLink, { body: { link, password: "another ship in the dock" } });
    const bearer = made.told.token;
    expect((await ask(readSession, { bearer })).status).toBe(200);
    const { session } = await ask(signIn, { body: { token: bearer } });
    const list = async () =>
      (await ask(endpoints.listTokensOf, { id: mira.id, cookie: vera.cookie })).told.items;
    expect(await list()).toMatchObject([{ name: "nightly", roleCap: "administrator" }]);
    expect(JSON.stringify(await list())).not.toContain(bearer);
    expect((await ask(endpoints.revokeTokensOf, { id: mira.id, cookie: vera.cookie })).status).toBe(204);
    expect(await list()).toEqual([]);
    for (const by of [{ bearer }, { cookie: session }]) expect((await ask(readSession, by)).status).toBe(401);
    expect((await ask(readSession, { bearer: others.told.token })).status, "of nobody else").toBe(200);
    expect(recorded()).toContainEqual(
      expect.objectContaining({
        action: "token.revoke",
        object: `all tokens of person ${mira.name} (${mira.id})`,
        result: "done",
      }),
    );
  });
});

describe("a link for a new password opens nothing any more", () => {
  const made = async () => {
    const mira = await member();
    const make = async () => {
      const { told } = await ask(endpoints.makeResetLink, { id: mira.id, cookie: vera.cookie });
      return String(told.path).split("#")[1] ?? "";
    };
    return { mira, make, link: await make() };
  };
  const statusOf = async (link: string) =>
    (await ask(links.redeemOneTimeLink, { body: { link, password: "another ship in the dock" } })).status;
  const whole = (change: (of: Awaited<ReturnType<typeof made>>) => Promise<unknown>) => change;

  it.each([
    ["once there is a newer one", whole(({ make }) => make())],
    [
      "once the password was changed",
      whole(({ mira }) =>
        ask(account.setPassword, {
          body: { current: PASSWORD, password: "a third ship in the dock" },
          cookie: mira.cookie,
        }),
      ),
    ],
    [
      "once the person was signed out everywhere",
      whole(({ mira: { id } }) => ask(endpoints.endSessionsOf, { id, cookie: vera.cookie })),
    ],
    [
      "to somebody who was disabled meanwhile",
      whole(async ({ mira: { id } }) => {
        await ask(endpoints.changePerson, { id, body: { disabled: true }, cookie: vera.cookie });
        await ask(endpoints.changePerson, { id, body: { disabled: false }, cookie: vera.cookie });
      }),
    ],
  ])("%s", async (_, change) => {
    const world = await made();
    expect((await ask(links.lookAtOneTimeLink, { body: { link: world.link } })).status).toBe(200);
    await change(world);
    expect(await statusOf(world.link)).toBe(401);
  });
});
