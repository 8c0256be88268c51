import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type KoaContextWithOIDC } from "oidc-provider";

/** Whom the provider knows, by the name that they sign in with, which is their subject. */
export type Known = Record<string, { email?: string; email_verified?: boolean; groups?: string[] }>;

interface TestProviderOptions {
  /** Where the console is: the provider sends browsers nowhere else. */
  base: string;
  people: Known;
}

export interface TestProvider {
  issuer: string;
  client: { id: string; secret: string };
  /** What becomes of each ID token on its way; nothing unless a test says so. */
  tamper: (idToken: string) => string;
  /** The ID token with other claims, signed with the provider's own key. */
  resign: (idToken: string, change: object) => string;
  /** How many times it was asked about itself. */
  discoveries: number;
  /** The path at which nothing is any more. */
  gone?: string;
  /** A path that is answered by a redirect, and to where. */
  moved?: { path: string; to: string };
  /** Begins to answer, at the address that it always has. */
  start(): Promise<void>;
  /** Answers nobody until it is started again. */
  stop(): Promise<void>;
}

const SCOPES = ["openid", "profile", "email", "groups"];
const page = (body: string) => `<!doctype html><html lang="en"><title>Harbor ID</title>${body}</html>`;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The provider's key, with what it signs. */
function createKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const named = { kid: "of-the-tests", alg: "RS256", use: "sig" };
  return {
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), ...named }] },
    resign(idToken: string, change: object): string {
      const claims = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString());
      const { alg, kid } = named;
      const signed = `${part({ alg, kid })}.${part({ ...claims, ...change })}`;
      return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
  };
}

async function listening(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Everything that a client asks for is agreed to: nobody is asked about each scope. */
async function agreed({ oidc }: KoaContextWithOIDC) {
  const [clientId, accountId] = [oidc.client?.clientId, oidc.session?.accountId];
  const grant = new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope(SCOPES.join(" "));
  await grant.save();
  return grant;
}

/** A real OpenID Connect provider on this machine, which asks for a name and for no password. */
export async function createTestProvider({ base, people }: TestProviderOptions): Promise<TestProvider> {
  const probe = await listening(0);
  const { port } = probe.address() as AddressInfo;
  await closed(probe);
  const issuer = `http://127.0.0.1:${port}`;
  const client = { id: "drydock", secret: "only-for-tests" };
  const { jwks, resign } = createKey();
  const provider = new Provider(issuer, {
    jwks,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${base}/sign-in/oidc/callback`],
        post_logout_redirect_uris: [`${base}/sign-in`],
      },
    ],
    scopes: SCOPES,
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    findAccount: (_, id) =>
      people[id] && {
        accountId: id,
        claims: async () => ({ sub: id, name: id, email_verified: true, ...people[id] }),
      },
    loadExistingGrant: agreed,
    cookies: { keys: ["only-for-tests"] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource(ctx, form) {
          ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Leave</button>`);
        },
      },
    },
    pkce: { required: () => true },
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AuthorizationCode: 60,
      AccessToken: 600,
      IdToken: 600,
    },
  });
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/interaction/")) return next();
    const { login } = ctx.query;
    if (typeof login !== "string") {
      ctx.body = page("<form><label>Name <input name=login></label><button>Enter</button></form>");
      return;
    }
    ctx.respond = false;
    const result = people[login]
      ? { login: { accountId: login } }
      : { error: "access_denied", error_description: "Nobody is called so." };
    await provider.interactionFinished(ctx.req, ctx.res, result);
  });
  provider.use(async (ctx, next) => {
    await next();
    const answer = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === "/token" && answer?.id_token) answer.id_token = test.tamper(answer.id_token);
  });
  provider.use(async (ctx, next) => {
    if (ctx.path === "/.well-known/openid-configuration") test.discoveries += 1;
    if (ctx.path === test.gone) ctx.status = 404;
    else if (ctx.path === test.moved?.path) {
      ctx.redirect(test.moved.to);
      // The method and the body go along with it.
      ctx.status = 307;
    } else await next();
  });
  let server: Server | undefined;
  const test: TestProvider = {
    ...{ issuer, client, tamper: (idToken) => idToken, resign, discoveries: 0 },
    async start() {
      server = await listening(port);
      server.on("request", provider.callback());
    },
    async stop() {
      if (server) await closed(server);
      server = undefined;
    },
  };
  return test;
}
