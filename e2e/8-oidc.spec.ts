import { rm } from "node:fs/promises";
import { type APIRequestContext, type Browser, type Page, request } from "@playwright/test";
import { createTestProvider, type TestProvider } from "@/lib/adapters/oidc/testing/provider";
import { expectAccessible } from "./support/axe.ts";
import { Console, dataOf } from "./support/console.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf } from "./support/kubectl.ts";
import { nodeForEditors } from "./support/node-for-editors.ts";
import { DRAIN, NodesPage } from "./support/nodes-page.ts";
import { theSandbox } from "./support/sandbox.ts";

const DATA = dataOf("test-journeys-oidc");
/** Two people of the provider with one address, which says nothing about who they are. */
const PEOPLE = {
  mira: { email: "operator@example.com", groups: ["ops", "everybody"] },
  noah: { email: "operator@example.com", groups: ["everybody"] },
};

async function freshPage(browser: Browser, baseURL: string): Promise<Page> {
  return (await browser.newContext({ baseURL })).newPage();
}

const enter = (page: Page) => page.getByRole("link", { name: "Sign in with Harbor ID" }).click();

/** Signs in at the provider, as somebody that it may know. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await enter(page);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Enter" }).click();
}

const sessionOf = async (page: Page) => (await page.request.get("/api/v1/session")).json();

async function give(api: APIRequestContext, group: string, role: string): Promise<void> {
  const data = { group, administrator: false, bindings: [{ cluster: "*", role }] };
  const answer = await api.put("/api/v1/people/groups", { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test.describe("the identity provider", () => {
  let own: Console;
  let provider: TestProvider;
  let api: APIRequestContext;

  test.beforeAll(async () => {
    test.setTimeout(320_000);
    await rm(DATA, { recursive: true, force: true });
    own = await Console.prepare({ kubeconfig: theSandbox().kubeconfig, data: DATA });
    provider = await createTestProvider({ base: own.url, people: PEOPLE });
    own.configure({
      DRYDOCK_OIDC_ISSUER: provider.issuer,
      DRYDOCK_OIDC_CLIENT_ID: provider.client.id,
      DRYDOCK_OIDC_CLIENT_SECRET: provider.client.secret,
      DRYDOCK_OIDC_NAME: "Harbor ID",
    });
    await own.start();
    const headers = { authorization: `Bearer ${await own.token()}` };
    api = await request.newContext({ baseURL: own.url, extraHTTPHeaders: headers });
  });
  test.afterAll(async () => {
    await api?.dispose();
    await own?.stop();
    await provider?.stop();
  });

  test("that is away is told in words, and signs people in once it is back", async ({ browser }) => {
    const page = await freshPage(browser, own.url);
    await page.goto("/sign-in");
    await enter(page);
    await expect(page.getByText("The identity provider does not answer.")).toBeVisible();
    await expectAccessible(page);
    await provider.start();
    // It is asked again no sooner than after five seconds.
    await expect(async () => {
      await page.goto("/sign-in");
      await enter(page);
      await expect(page.getByLabel("Name")).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  });

  test("gives people the roles of their groups, by who they are and not by their address", async ({
    browser,
    cluster,
  }) => {
    await give(api, "ops", "cluster-editor");
    await give(api, "everybody", "cluster-viewer");
    const mira = await freshPage(browser, own.url);
    await signInAs(mira, "mira");
    await expect(mira).toHaveURL(`${own.url}/clusters`);
    expect(await sessionOf(mira)).toMatchObject({
      ...{ name: "mira", email: "operator@example.com", role: "Cluster Editor", administrator: false },
      groups: ["ops", "everybody"],
    });
    const hers = new NodesPage(mira, cluster);
    const node = await nodeForEditors(api, cluster);
    await hers.open();
    await hers.turnOn(node, "new fans");
    expect((await intentOf(node))?.by).toBe("mira");
    await hers.turnOff(node, /./);
    await expect.poll(() => intentOf(node), DRAIN).toBeUndefined();

    const noah = await freshPage(browser, own.url);
    await signInAs(noah, "noah");
    const his = new NodesPage(noah, cluster);
    await his.open();
    const [she, he] = [await sessionOf(mira), await sessionOf(noah)];
    expect(he.personId).not.toBe(she.personId);
    // The address was hers first; it brings him nothing of hers, and is not told as his.
    expect(he).toMatchObject({ name: "noah", role: "Cluster Viewer", groups: ["everybody"] });
    expect(he.email).toBeUndefined();
    const item = await his.menuItem(HARBOR.quiet, "Turn on maintenance mode");
    await expect(item).toHaveAttribute("aria-disabled", "true");
    await expect(item).toContainText("noah has the role Cluster Viewer on");
  });

  test("is left as well by who signs out, and comes again as the same person", async ({ browser }) => {
    const page = await freshPage(browser, own.url);
    await signInAs(page, "mira");
    await expect(page).toHaveURL(`${own.url}/clusters`);
    const { personId } = await sessionOf(page);
    await page.getByRole("button", { name: "mira" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Leave" }).click();
    await expect(page).toHaveURL(`${own.url}/sign-in`);
    expect((await page.request.get("/api/v1/session")).status()).toBe(401);
    await signInAs(page, "mira");
    await expect(page).toHaveURL(`${own.url}/clusters`);
    expect((await sessionOf(page)).personId).toBe(personId);
  });

  test("signs in nobody whom it does not know, and no answer that was not asked for here", async ({
    browser,
  }) => {
    const page = await freshPage(browser, own.url);
    await signInAs(page, "stranger");
    await expect(page.getByText("The identity provider's answer does not count.")).toBeVisible();
    await expectAccessible(page);

    const forged = "/sign-in/oidc/callback?code=guessed&state=guessed";
    await page.goto(forged);
    await expect(page.getByText("This sign-in was not begun here.")).toBeVisible();
    // Begun here, and answered by somebody else's answer.
    await page.request.get("/sign-in/oidc", { maxRedirects: 0 });
    await page.goto(forged);
    await expect(page.getByText("The identity provider's answer does not count.")).toBeVisible();

    // An answer that is whole, and whose token nobody signed.
    provider.tamper = (token) => {
      const [, claims] = token.split(".");
      return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`;
    };
    await signInAs(page, "mira");
    await expect(page.getByText("The identity provider's answer does not count.")).toBeVisible();
    expect((await page.request.get("/api/v1/session")).status()).toBe(401);
  });
});
