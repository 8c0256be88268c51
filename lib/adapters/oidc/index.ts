import * as oidc from "openid-client";
import { plainText } from "@/lib/domain/audit/safe-text";
import { isOutdated, withReasons } from "./reasons";

/** What the provider has to be asked with. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  /** Claim with the names of groups. */
  groupsClaim: string;
  /** Where the provider sends the browser back to. */
  redirectUri: string;
  /** Where it sends it after signing out. */
  signedOutUri: string;
}

/** What a sign-in at the provider is bound to; kept by the browser that began it. */
export interface Handshake {
  state: string;
  nonce: string;
  verifier: string;
}

/** Whom the provider vouches for. */
interface Vouched {
  issuer: string;
  subject: string;
  name: string;
  email?: string;
  groups: string[];
}

export interface Oidc {
  /** Where to send the browser. @throws Error when the provider does not answer */
  begin(): Promise<{ url: string; handshake: Handshake }>;
  /** What the provider says, checked: signature, issuer, audience, nonce, state, PKCE. @throws Error */
  finish(callback: URL, handshake: Handshake): Promise<Vouched>;
  /** Where to sign out at the provider, where it has such a place. */
  signOutUrl(): Promise<string | undefined>;
}

/** What a provider says of itself, its addresses and where its keys are, is asked again after this long. */
const HOLDS_MS = 3_600_000;
/** After a failure, or in doubt, the provider is asked again no sooner. */
const RETRY_MS = 5_000;
const TIMEOUT_SECONDS = 10;

/**
 * One provider, discovered when somebody first needs it; again after a while, after a failure, and when an answer came
 * from where nothing is any more or was signed by a key that nobody knows.
 */
export function createOidc(settings: OidcSettings): Oidc {
  let found: Promise<oidc.Configuration> | undefined;
  let askedAt = 0;
  let askAgainAt = 0;

  function discover(): Promise<oidc.Configuration> {
    if (found !== undefined && performance.now() < askAgainAt) return found;
    const asked = discovered(settings);
    found = asked;
    askedAt = performance.now();
    askAgainAt = askedAt + HOLDS_MS;
    asked.catch(() => {
      askAgainAt = performance.now() + RETRY_MS;
    });
    return asked;
  }

  return {
    async begin() {
      const config = await discover();
      const handshake = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: settings.redirectUri,
        scope: scopeOf(config.serverMetadata().scopes_supported),
        code_challenge: await oidc.calculatePKCECodeChallenge(handshake.verifier),
        code_challenge_method: "S256",
        state: handshake.state,
        nonce: handshake.nonce,
      });
      return { url: url.href, handshake };
    },
    async finish(callback, handshake) {
      try {
        return await claimsOf(await discover(), callback, handshake, settings.groupsClaim);
      } catch (error) {
        if (isOutdated(error)) askAgainAt = Math.min(askAgainAt, askedAt + RETRY_MS);
        throw withReasons(error, secretsOf(settings));
      }
    },
    async signOutUrl() {
      const config = await discover();
      if (!config.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: settings.signedOutUri }).href;
    },
  };
}

async function claimsOf(
  config: oidc.Configuration,
  callback: URL,
  { state, nonce, verifier }: Handshake,
  groupsClaim: string,
): Promise<Vouched> {
  const answer = await oidc.authorizationCodeGrant(config, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = answer.claims();
  if (claims === undefined) throw new Error("The provider sent no ID token.");
  // Some providers tell name, e-mail address and groups only there.
  const more = config.serverMetadata().userinfo_endpoint
    ? await oidc.fetchUserInfo(config, answer.access_token, claims.sub)
    : {};
  return vouched({ ...more, ...claims }, groupsClaim);
}

/** As forms are written, which more characters are encoded for than in addresses. */
function formEncoded(text: string): string {
  const all = encodeURIComponent(text).replaceAll("%20", "+");
  return all.replace(/[-_.!~*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The client's secret as it is and as it goes over the wire (RFC 6749, 2.3.1). */
function secretsOf({ clientId, clientSecret }: OidcSettings): string[] {
  if (!clientSecret) return [];
  const basic = [clientId, clientSecret].map(formEncoded).join(":");
  return [clientSecret, Buffer.from(basic).toString("base64")];
}

/** Some providers tell groups only to who asks for them; others know no such scope and refuse it. */
function scopeOf(supported: readonly string[] = []): string {
  return supported.includes("groups") ? "openid profile email groups" : "openid profile email";
}

function discovered({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  const loopback =
    server.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(server.hostname);
  const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  return oidc.discovery(server, clientId, undefined, authentication, {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // TLS would do by the standard; the signature also holds against a proxy that ends TLS on the way.
      oidc.enableNonRepudiationChecks,
      // A provider on this machine speaks plain HTTP in tests; nothing else may.
      ...(loopback ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** What is shown of somebody: many providers let people choose it, and it stands in lines with others' names. */
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? plainText(value.trim().slice(0, 200)) : undefined;

/**
 * The longest that a standard allows is 255; as it was told, since of two that differ in their ends each is somebody. A
 * database takes neither a NUL nor half of a character.
 */
const whole = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" && value.length <= 1_000 && isStorable(value)
    ? value
    : undefined;
const isStorable = (value: string) => value.isWellFormed() && !value.includes("\0");

/** As Kubernetes has it: an address that the provider says is not verified is anybody's. Some write that as text. */
const verified = (told: unknown): boolean => told === undefined || told === true || told === "true";

/**
 * Issuer and subject must be there, since they are who it is. Groups are names or nothing: a claim of another shape gives
 * no roles.
 */
export function vouched(claims: Record<string, unknown>, groupsClaim: string): Vouched {
  const [issuer, subject] = [whole(claims.iss), whole(claims.sub)];
  if (issuer === undefined || subject === undefined) throw new Error("The provider names nobody.");
  const email = verified(claims.email_verified) ? text(claims.email) : undefined;
  const told = claims[groupsClaim];
  return {
    ...{ issuer, subject, email },
    name: text(claims.name) ?? text(claims.preferred_username) ?? email ?? subject,
    groups: Array.isArray(told) ? told.filter((group): group is string => whole(group) !== undefined) : [],
  };
}
