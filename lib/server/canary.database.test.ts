import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createClusterStore, writeBackup } from "@/lib/adapters/postgres";
import { newKeyText } from "@/lib/adapters/secrets/key";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { startAudit } from "@/lib/server/audit";
import { getConsole } from "@/lib/server/console";
import { makeToken, readAccount, setPassword } from "@/lib/server/endpoints/account";
import { listAudit } from "@/lib/server/endpoints/audit";
import { addChannel, listChannels, testChannel } from "@/lib/server/endpoints/channels";
import { inspectKubeconfig, testKubeconfig } from "@/lib/server/endpoints/manage-clusters";
import { listPeople } from "@/lib/server/endpoints/people";
import { finishAtProvider } from "@/lib/server/endpoints/provider";
import { readSession, signIn } from "@/lib/server/endpoints/session";
import { sealCredential } from "@/lib/server/fleet/added-context";
import { startNotifications } from "@/lib/server/notifications";
import { createPeople } from "@/lib/server/people";
import { readSettings } from "@/lib/server/settings";
import { ask, database, databaseUrl, member, PASSWORD, people } from "@/lib/server/testing/people-world";

/** Texts that stand nowhere else. Whatever fails, and whoever says back what they were sent, they come out nowhere. */
const CANARY = {
  password: "canary-5b1f password of a person",
  client: "canary-77c0-client-secret",
  address: "canary-2e9d-webhook-address",
  credential: "canary-a41c-cluster-token",
  mail: "canary-f08b-mail-password",
};

const written: string[] = [];
const told: string[] = [];
const heard: string[] = [];
/** Texts that are made here, and shown once to whoever made them. */
const made: string[] = [];

/** Everybody that the console calls: says back all that it was sent. */
const reflecting = createServer((request, response) => {
  const sent = `${request.url} ${JSON.stringify(request.headers)}`;
  heard.push(sent);
  answer(response, request, sent);
});
type Answer = (response: ServerResponse, request: IncomingMessage, sent: string) => void;
const breaks: Answer = (response, _, sent) => void response.writeHead(500).end(sent);
let answer: Answer = breaks;
let origin = "";
let admin: Awaited<ReturnType<typeof member>>;

/** Keeps all of an answer but what it hands out once. */
async function heardBy(work: ReturnType<typeof ask>, secret?: string) {
  const { session, told: body, ...rest } = await work;
  const { [secret ?? ""]: once, ...shown } = body ?? {};
  if (typeof once === "string") made.push(once);
  if (session) made.push(session);
  told.push(JSON.stringify({ ...rest, shown }));
  return { ...rest, told: body, session };
}

beforeAll(async () => {
  const keep = (text: string | Uint8Array) => {
    written.push(String(text));
    return true;
  };
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.stubEnv("DRYDOCK_LOG_LEVEL", "debug");
  await new Promise<void>((resolve) => reflecting.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(reflecting.address() as AddressInfo).port}`;
  const settings = readSettings({
    NODE_ENV: "test",
    DRYDOCK_KEY: newKeyText(),
    DRYDOCK_ALLOWED_NETWORKS: "127.0.0.0/8",
    DRYDOCK_OIDC_ISSUER: origin,
    DRYDOCK_OIDC_CLIENT_ID: "drydock",
    DRYDOCK_OIDC_CLIENT_SECRET: CANARY.client,
    DRYDOCK_SMTP_URL: `smtp://console:${CANARY.mail}@127.0.0.1:1`,
    DRYDOCK_SMTP_FROM: "console@example.com",
  });
  Object.assign(getConsole(), {
    settings,
    people: createPeople(database, settings),
    audit: startAudit(database, 365),
    notifications: startNotifications(database, settings),
  });
  admin = await member({ administrator: true });
});
afterAll(async () => {
  await getConsole().audit.stop();
  await getConsole().notifications.stop();
  reflecting.closeAllConnections();
  reflecting.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function usePasswordsAndTokens(): Promise<void> {
  const mira = await member();
  await people.persons.setPassword(mira.id, await people.passwords.hash(CANARY.password));
  const right = { email: mira.email, password: CANARY.password };
  const { session = "" } = await heardBy(ask(signIn, { body: right }));
  expect(session).not.toBe("");
  await heardBy(ask(signIn, { body: { ...right, email: admin.email } }));
  await heardBy(ask(signIn, { body: { ...right, password: [CANARY.password] } as never }));
  await heardBy(ask(signIn, { body: { email: CANARY.password, password: "x" } }));
  await heardBy(ask(setPassword, { body: { current: CANARY.password, password: "short" }, cookie: session }));
  await heardBy(ask(setPassword, { body: { current: "x", password: CANARY.password }, cookie: session }));
  const body = { name: "ci", roleCap: "cluster-viewer" as const, days: 1 };
  const { told: token } = await heardBy(ask(makeToken, { body, cookie: session }), "token");
  expect((await heardBy(ask(readSession, { bearer: token.token }))).status).toBe(200);
  await heardBy(ask(listPeople, { bearer: token.token }));
  await heardBy(ask(readAccount, { cookie: session }));
  // A database that is not as it must be: its errors tell of the statements and of what was in them.
  await database.run((db) => db.execute(sql`alter table sessions rename to sessions_gone`));
  expect((await heardBy(ask(signIn, { body: right }))).status).toBeGreaterThanOrEqual(500);
  await database.run((db) => db.execute(sql`alter table sessions_gone rename to sessions`));
}

async function useChannels(): Promise<void> {
  const { cookie } = admin;
  const common = { events: ["blocked" as const] };
  const url = `${origin}/services/${CANARY.address}?key=${CANARY.address}`;
  const webhook = { ...common, kind: "webhook" as const, name: "Chat", url };
  const { told: added } = await heardBy(ask(addChannel, { body: webhook, cookie }), "secret");
  const mail = { ...common, kind: "email" as const, name: "Mail", recipients: ["ops@example.com"] };
  const { told: post } = await heardBy(ask(addChannel, { body: mail, cookie }));
  const faults: Answer[] = [
    breaks,
    (response, _, sent) => void response.writeHead(200).end(sent),
    (response, { url: at }) => void response.writeHead(307, { location: `${origin}${at}` }).end(),
    (response) => void response.destroy(),
  ];
  for (const fault of faults) {
    answer = fault;
    await heardBy(ask(testChannel, { id: added.id, cookie }));
  }
  await heardBy(ask(testChannel, { id: post.id, cookie }));
  await heardBy(ask(addChannel, { body: { ...webhook, name: "" }, cookie }));
  await heardBy(ask(listChannels, { cookie }));
}

async function useProvider(): Promise<void> {
  const endpoints = {
    authorization_endpoint: `${origin}/auth`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
  };
  answer = (response, { url }, sent) => {
    const found = url?.startsWith("/.well-known/");
    const said = found
      ? { issuer: origin, ...endpoints }
      : { error: "invalid_client", error_description: sent };
    response.writeHead(found ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(said));
  };
  const kept = { state: "s", nonce: "n", verifier: "v".repeat(43), from: "/" };
  const cookie = `drydock_handshake=${Buffer.from(JSON.stringify(kept)).toString("base64url")}`;
  const request = { ...finishAtProvider, path: "/sign-in/oidc/callback?code=c&state=s" };
  await heardBy(ask(request, { headers: { cookie } }));
}

async function useCredentials(): Promise<void> {
  const { sealer } = getConsole().notifications;
  const kubeconfig = (more: object) =>
    JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
      clusters: [{ name: "a", cluster: { server: "https://127.0.0.1:1" } }],
      users: [{ name: "a", user: { token: CANARY.credential, ...more } }],
    });
  const { cookie } = admin;
  for (const text of [kubeconfig({}), kubeconfig({ password: CANARY.credential }), `${kubeconfig({})}}`]) {
    await heardBy(ask(inspectKubeconfig, { body: { kubeconfig: text }, cookie }));
    await heardBy(ask(testKubeconfig, { body: { kubeconfig: text, context: "a" }, cookie }));
  }
  const credential = { server: "https://127.0.0.1:1", login: { kind: "token", token: CANARY.credential } };
  const sealed = sealCredential(sealer, "harbor", credential as Parameters<typeof sealCredential>[2]);
  const added = { server: credential.server, seal: () => sealed, by: "Vera", at: new Date() };
  const said = { name: "Harbor", tags: [], impersonation: USUAL_IMPERSONATION };
  expect(await createClusterStore(database).add({ id: "harbor", ...said, added })).toBe(true);
}

it("no secret comes out in a log, an answer, the audit log or a backup, whatever goes wrong", {
  timeout: 60_000,
}, async () => {
  await usePasswordsAndTokens();
  await useChannels();
  await useProvider();
  await useCredentials();
  await heardBy(ask(listAudit, { cookie: admin.cookie }));
  const dump: string[] = [];
  await writeBackup({ url: databaseUrl }, async (line) => void dump.push(line));

  // There was something to tell: those outside were sent it, and the rest of it is in the dump.
  const basic = Buffer.from(`drydock:${CANARY.client.replaceAll("-", "%2D")}`).toString("base64");
  expect(heard.join()).toContain(CANARY.address);
  expect(heard.join()).toContain(basic);
  expect(made.length).toBeGreaterThanOrEqual(3);
  for (const part of ["ops@example.com", "Harbor", "token.create", "channel.add"])
    expect(dump.join()).toContain(part);
  expect(told.join()).toContain("127.0.0.1");

  const secrets = [...Object.values(CANARY), ...made, PASSWORD, admin.cookie, basic];
  const forms = secrets.flatMap((secret) => [secret, ...encoded(secret)]);
  const everything = { written, told, dump };
  for (const [where, texts] of Object.entries(everything))
    for (const form of forms)
      expect(
        texts.filter((text) => text.includes(form)),
        where,
      ).toEqual([]);
});

/** The same text as others might write it down. */
function encoded(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [bytes.toString("base64").replace(/=+$/, ""), bytes.toString("hex"), encodeURIComponent(secret)];
}
