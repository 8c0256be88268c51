import { expect } from "vitest";
import type { z } from "zod";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import type { Principal } from "@/lib/domain/access/principal";
import { getConsole } from "@/lib/server/console";
import { signIn } from "@/lib/server/endpoints/session";
import { createPeople, type People } from "@/lib/server/people";
import { inRequest } from "@/lib/server/request/scope";
import { readSettings } from "@/lib/server/settings";
import { type Endpoint, type OpenEndpoint, withOpenRoute, withRoute } from "@/lib/server/with-route";
import type { auditStub } from "./audit-stub";
import { consoleFor } from "./signed-in";

export const { database, url: databaseUrl } = await freshDatabase();
consoleFor({});
export const people: People = createPeople(database, readSettings({ NODE_ENV: "test" }));
getConsole().people = people;

/** What the audit log was told so far. */
export const recorded = () => (getConsole().audit as ReturnType<typeof auditStub>).written;

export const PASSWORD = "a ship in the dock";
let number = 0;

/** Tries are counted by address: from now on requests come from another one, with a number that no other test has. */
export function elsewhere(): number {
  number += 1;
  return number;
}

interface Asked {
  id?: string;
  /** Of the path, beside the id. */
  params?: Record<string, string>;
  body?: unknown;
  cookie?: string;
  bearer?: string;
  headers?: Record<string, string>;
}

/** Calls an endpoint as HTTP does. */
export async function ask<Body>(
  endpoint: Endpoint<Body> | OpenEndpoint<Body>,
  { id = "", params, body, cookie, bearer, headers }: Asked = {},
) {
  const request = new Request(`http://127.0.0.1${endpoint.path}`, {
    method: endpoint.method,
    headers: {
      "content-type": "application/json",
      ...(cookie && { cookie: `drydock_session=${cookie}` }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const context = { params: Promise.resolve({ ...params, id }) };
  // Each test comes from a place of its own: tries are counted.
  const scope = { id: "1", address: `192.0.2.${number}`, secure: false };
  const route = "open" in endpoint ? withOpenRoute(endpoint) : withRoute(endpoint);
  const response = await inRequest(scope, () => route(request, context));
  const text = await response.text();
  const schema = response.ok ? (endpoint.response as z.ZodType | undefined) : undefined;
  const told = text === "" ? undefined : JSON.parse(text);
  if (schema) expect(schema.parse(told), endpoint.path).toEqual(told);
  const session = /^drydock_session=([^;]*);/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  return { status: response.status, told, session };
}

/** Somebody with a password, who is signed in. */
export async function member(change: { administrator?: boolean; bindings?: Principal["bindings"] } = {}) {
  number += 1;
  const email = `m${number}@example.com`;
  const { administrator = false, bindings = [] } = change;
  const passwordHash = await people.passwords.hash(PASSWORD);
  const person = await people.persons.add(
    { name: `M ${number}`, email, passwordHash, administrator, bindings },
    "t",
  );
  const { session = "" } = await ask(signIn, { body: { email, password: PASSWORD } });
  return { ...person, email, cookie: session };
}
