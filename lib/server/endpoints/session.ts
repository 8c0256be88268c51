import { SessionBody } from "@/lib/contracts/session";
import { SignedOut, SignInRequest } from "@/lib/contracts/sign-in";
import { isAdministrator } from "@/lib/domain/access/principal";
import type { AuditDetail } from "@/lib/domain/audit/record";
import { DrydockError } from "@/lib/domain/errors";
import { normalEmail } from "@/lib/domain/people/person";
import { limitAttempts } from "@/lib/operations/sign-in/limit-attempts";
import { signInByPassword } from "@/lib/operations/sign-in/sign-in-by-password";
import { SESSION_SECONDS, startSession } from "@/lib/operations/sign-in/start-session";
import { tellSignIn } from "@/lib/server/audit/sign-ins";
import { actorOf } from "@/lib/server/audit/trail";
import { credentialOf } from "@/lib/server/auth";
import { getConsole } from "@/lib/server/console";
import { cookie, readCookie, SESSION } from "@/lib/server/cookies";
import type { Endpoint, OpenEndpoint } from "@/lib/server/endpoint";
import { log, reasonOf } from "@/lib/server/log";
import { originOfRequest } from "@/lib/server/origin-of-request";
import { sessionBody } from "@/lib/server/session-body";
import { whomToAsk } from "@/lib/server/whom-to-ask";

export const readSession: Endpoint = {
  method: "GET",
  path: "/api/v1/session",
  verb: "self",
  summary: "Who is signed in, and what they may on which cluster",
  response: SessionBody,
  async handle({ person }) {
    const administrators = isAdministrator(person) ? [] : await whomToAsk();
    return sessionBody(person, getConsole().clusters.keys(), administrators);
  },
};

/** Somebody who has signed in: the text of the session, whose it is, and by what they came. */
interface SignedIn {
  session: string;
  personId: string;
  by: "password" | "token" | "link" | "provider";
}

/** The answer that makes a browser signed in; a session that it had before ends. The audit log is told. */
export async function signedIn(
  request: Request,
  { session, personId, by }: SignedIn,
  { status, headers: more }: { status: number; headers?: Record<string, string> },
): Promise<Response> {
  const { audit, people } = getConsole();
  const { sessions, secrets, persons } = people;
  const name = (await persons.find(personId))?.name ?? "";
  await tellSignIn(audit.recorder, "session.sign-in", { id: personId, name, via: by });
  const before = readCookie(request, SESSION);
  if (before !== undefined) await sessions.endByHash(secrets.hashOf(before));
  const headers = new Headers({ ...more, "cache-control": "no-store" });
  headers.append("set-cookie", cookie(SESSION, session, SESSION_SECONDS));
  return new Response(null, { status, headers });
}

/** @throws unauthenticated; refused for a token that is narrower than the session would be */
async function sessionByToken(request: Request, token: string): Promise<SignedIn> {
  const ctx = getConsole().people;
  const origin = originOfRequest(request);
  const counted = await limitAttempts(ctx, origin.address);
  const person = await ctx.principals.of(token);
  if (person?.via.kind !== "token") {
    const why = "This token is not known, has expired, or was revoked.";
    throw new DrydockError({ code: "unauthenticated", why, todo: "Make another one under My account." });
  }
  await counted.takeBack();
  if (person.scope !== undefined) {
    throw new DrydockError({
      code: "refused",
      object: "signing in with this token",
      why: "Its scope is narrower than what its person may, and a session has none.",
      todo: "Sign in as yourself, or use the token with the API.",
    });
  }
  const { personId, via } = person;
  const session = await startSession(ctx, personId, origin, { tokenId: via.id });
  return { session, personId, by: "token" };
}

/** Whose account it was that somebody wanted. What nobody has is not kept: it may be a password in the wrong field. */
async function whoWasMeant(body: SignInRequest): Promise<{ object?: string; detail: AuditDetail }> {
  if ("token" in body) return { detail: { by: "token" } };
  const known = await getConsole().people.persons.findByEmail(normalEmail(body.email));
  return { object: known && `person ${known.name} (${known.id})`, detail: { by: "password" } };
}

export const signIn: OpenEndpoint<SignInRequest> = {
  method: "POST",
  path: "/api/v1/session",
  summary: "Signs in with an e-mail address and a password, or an API token: sets the cookie of a session",
  request: SignInRequest,
  status: 204,
  open: true,
  audit: { action: "session.sign-in", tried: ({ body }) => whoWasMeant(body) },
  async handle({ body, request }) {
    const ctx = getConsole().people;
    const who: SignedIn =
      "token" in body
        ? await sessionByToken(request, body.token)
        : {
            ...(await signInByPassword({ ctx, input: { ...body, origin: originOfRequest(request) } })),
            by: "password",
          };
    return signedIn(request, who, { status: 204 });
  },
};

export const signOut: OpenEndpoint = {
  method: "DELETE",
  path: "/api/v1/session",
  summary: "Signs out: the cookie's session ends, and its streams with it",
  response: SignedOut,
  open: true,
  async handle({ request }) {
    const { audit, people } = getConsole();
    const { sessions, secrets, principals } = people;
    const credential = credentialOf(request);
    const person = credential && (await principals.of(credential.token));
    if (person && credential.from === "cookie") {
      await tellSignIn(audit.recorder, "session.sign-out", actorOf(person));
    }
    if (credential?.from === "cookie") await sessions.endByHash(secrets.hashOf(credential.token));
    const goTo = person && (await signOutUrlOf(person.personId));
    const headers = { "set-cookie": cookie(SESSION, "", 0), "cache-control": "no-store" };
    return Response.json(goTo === undefined ? {} : { goTo }, { headers });
  },
};

/** Who came by the identity provider signs out there as well, where it can be asked. */
async function signOutUrlOf(personId: string): Promise<string | undefined> {
  const { persons, provider } = getConsole().people;
  const person = await persons.find(personId);
  if (provider === undefined || person?.identity === undefined) return undefined;
  try {
    return await provider.signOutUrl();
  } catch (error) {
    log("warn", "identity provider does not answer", { reason: reasonOf(error) });
    return undefined;
  }
}
