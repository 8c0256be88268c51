import { readFileSync } from "node:fs";
import { createOidc, type Oidc } from "@/lib/adapters/oidc";
import { createPasswords, secrets } from "@/lib/adapters/passwords";
import type { Database } from "@/lib/adapters/postgres";
import { createLimitStore } from "@/lib/adapters/postgres/limit-store";
import {
  createCredentialStore,
  createLinkStore,
  createPeopleStore,
  createSessionStore,
  createTokenStore,
} from "@/lib/adapters/postgres/people";
import type { PeopleContext } from "@/lib/operations/sign-in/context";
import type { CredentialStore } from "@/lib/operations/store-ports/sign-in";
import { createPrincipals, type Principals } from "./principals";
import type { Settings } from "./settings";

/** The identity provider, and what it is called. */
export interface Provider extends Oidc {
  name: string;
}

/** Who there is, how they sign in, and who is behind a token. */
export interface People extends PeopleContext {
  principals: Principals;
  ownerNow: CredentialStore["ownerNow"];
  provider?: Provider;
}

export function createPeopleContext(database: Pick<Database, "run">): PeopleContext {
  return {
    persons: createPeopleStore(database),
    sessions: createSessionStore(database),
    tokens: createTokenStore(database),
    links: createLinkStore(database),
    attempts: createLimitStore(database),
    passwords: createPasswords(),
    secrets,
  };
}

/** @throws Error when the settings of the identity provider are not whole */
export function createPeople(database: Pick<Database, "run">, settings: Settings): People {
  const credentials = createCredentialStore(database);
  return {
    ...createPeopleContext(database),
    principals: createPrincipals(credentials, secrets),
    ownerNow: credentials.ownerNow,
    provider: providerOf(settings),
  };
}

/** Where browsers find the console. */
export function baseUrl({ DRYDOCK_URL, DRYDOCK_HOST, DRYDOCK_PORT }: Settings): string {
  return DRYDOCK_URL ?? `http://${DRYDOCK_HOST}:${DRYDOCK_PORT}`;
}

function providerOf(settings: Settings): Provider | undefined {
  const { DRYDOCK_OIDC_ISSUER: issuer, DRYDOCK_OIDC_CLIENT_ID: clientId } = settings;
  if (issuer === undefined) return undefined;
  if (clientId === undefined)
    throw new Error("DRYDOCK_OIDC_ISSUER is set and DRYDOCK_OIDC_CLIENT_ID is not. Set both, or neither.");
  const base = baseUrl(settings);
  const oidc = createOidc({
    ...{ issuer, clientId, clientSecret: clientSecretOf(settings) },
    groupsClaim: settings.DRYDOCK_OIDC_GROUPS_CLAIM,
    redirectUri: `${base}/sign-in/oidc/callback`,
    signedOutUri: `${base}/sign-in`,
  });
  return { ...oidc, name: settings.DRYDOCK_OIDC_NAME };
}

function clientSecretOf(settings: Settings): string | undefined {
  const file = settings.DRYDOCK_OIDC_CLIENT_SECRET_FILE;
  return file === undefined
    ? settings.DRYDOCK_OIDC_CLIENT_SECRET?.reveal()
    : readFileSync(file, "utf8").trim();
}
