import { AccountBody, NewToken, PasswordRequest, TokenRequest } from "@/lib/contracts/account";
import { DrydockError } from "@/lib/domain/errors";
import { changePassword } from "@/lib/operations/sign-in/change-password";
import { named } from "@/lib/server/audit/named";
import { getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { originOfRequest } from "@/lib/server/origin-of-request";

const PATH = "/api/v1/account";
const verb = "account.manage";
const DAY_SECONDS = 24 * 3600;

export const readAccount: Endpoint = {
  method: "GET",
  path: PATH,
  verb,
  summary: "One's own sessions and tokens, and how one signs in",
  response: AccountBody,
  async handle({ person }) {
    const { persons, sessions, tokens } = getConsole().people;
    const [self, browsers, mine] = await Promise.all([
      persons.find(person.personId),
      sessions.list(person.personId),
      tokens.list(person.personId),
    ]);
    return {
      sessions: browsers.map((session) => ({ ...session, current: session.id === person.via.id })),
      tokens: mine,
      hasPassword: self?.hasPassword ?? false,
      issuer: self?.identity?.issuer,
      named: { administrator: self?.administrator ?? false, bindings: self?.bindings ?? [] },
    };
  },
};

export const endOwnSession: Endpoint = {
  method: "DELETE",
  path: `${PATH}/sessions/{id}`,
  verb,
  summary: "Ends one of one's own sessions, and its streams with it",
  audit: { action: "session.revoke", object: ({ params }) => `session ${params.id}` },
  status: 204,
  async handle({ params, person }) {
    if (!(await getConsole().people.sessions.end(params.id, person.personId)))
      throw new DrydockError({ code: "not-found", object: "such session of yours" });
  },
};

export const endOtherSessions: Endpoint = {
  method: "DELETE",
  path: `${PATH}/sessions`,
  verb,
  summary: "Ends all of one's own sessions but this one",
  audit: { action: "session.revoke", object: () => "all other sessions" },
  status: 204,
  handle: async ({ person }) =>
    void (await getConsole().people.sessions.endAll(person.personId, person.via.id)),
};

export const makeToken: Endpoint<TokenRequest> = {
  method: "POST",
  path: `${PATH}/tokens`,
  verb,
  summary: "Makes an API token; it may what its person may at the time, within this scope",
  audit: {
    action: "token.create",
    object: ({ body }) => `token ${body.name}`,
    detail: ({ body }) => ({
      role: body.roleCap,
      clusters: body.clusters?.join(", ") ?? "each",
      days: body.days,
    }),
    came: (made) => ({ detail: { id: (made as NewToken).id } }),
  },
  request: TokenRequest,
  response: NewToken,
  status: 201,
  answersSecret: true,
  async handle({ body: { name, roleCap, clusters, days }, person }) {
    const { tokens, secrets } = getConsole().people;
    const { text, hash } = secrets.make();
    const scope = { roleCap, clusters, name, lifetimeSeconds: days * DAY_SECONDS };
    const made = await tokens.add({ ...scope, tokenHash: hash, personId: person.personId });
    return { ...made, token: text };
  },
};

export const revokeToken: Endpoint = {
  method: "DELETE",
  path: `${PATH}/tokens/{id}`,
  verb,
  summary: "Revokes an API token of one's own, and ends its streams",
  audit: {
    action: "token.revoke",
    object: ({ params, person }) =>
      named("token", params.id, async (id) => {
        const own = await getConsole().people.tokens.list(person.personId);
        return own.find((token) => token.id === id)?.name;
      }),
  },
  status: 204,
  async handle({ params, person }) {
    if (!(await getConsole().people.tokens.revoke(params.id, person.personId)))
      throw new DrydockError({ code: "not-found", object: "such token of yours" });
  },
};

export const setPassword: Endpoint<PasswordRequest> = {
  method: "POST",
  path: `${PATH}/password`,
  verb,
  summary: "Changes one's own password; all other sessions end",
  audit: { action: "person.change", object: () => "own password" },
  request: PasswordRequest,
  status: 204,
  handle({ body, person, request }) {
    const { personId, via } = person;
    const input = { personId, sessionId: via.id, ...body, address: originOfRequest(request).address };
    return changePassword({ ctx: getConsole().people, input });
  },
};
