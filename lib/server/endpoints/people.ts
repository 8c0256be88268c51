import { SessionList, TokensOfPerson } from "@/lib/contracts/account";
import {
  GroupBody,
  InviteRequest,
  OneTimeLink,
  PeopleList,
  PersonBody,
  PersonChangeRequest,
} from "@/lib/contracts/people";
import { DrydockError } from "@/lib/domain/errors";
import { roleWords } from "@/lib/domain/people/person";
import { invite } from "@/lib/operations/sign-in/invite";
import { resetLink } from "@/lib/operations/sign-in/reset-link";
import { named } from "@/lib/server/audit/named";
import { getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { personBody } from "@/lib/server/person-body";

const PATH = "/api/v1/people";
const verb = "people.manage";

/** @throws not-found */
async function requirePerson(id: string): Promise<void> {
  if (!(await getConsole().people.persons.find(id)))
    throw new DrydockError({ code: "not-found", object: `person ${id}` });
}

/** Whatever lets somebody in as this person: browsers, scripts, and links that were not used yet. */
async function endAllOf(id: string): Promise<void> {
  const { sessions, tokens, links } = getConsole().people;
  await sessions.endAll(id);
  await tokens.revokeAll(id);
  await links.endOf(id);
}

export const listPeople: Endpoint = {
  method: "GET",
  path: PATH,
  verb,
  summary: "People with their roles, open invitations, and what groups of the identity provider have",
  response: PeopleList,
  async handle() {
    const { persons, links } = getConsole().people;
    const [items, invites, groups] = await Promise.all([persons.list(), links.invites(), persons.groups()]);
    return {
      items: items.map(personBody),
      invites: invites.map(({ id, email, grants, createdBy, createdAt, expiresAt }) => ({
        ...{ id, email, createdBy, createdAt, expiresAt },
        ...grants,
      })),
      groups,
    };
  },
};

const nameOfPerson = (id: string) =>
  named("person", id, async () => (await getConsole().people.persons.find(id))?.name);

const nameOfInvitation = (id: string) =>
  named("invitation", id, async () => {
    const open = await getConsole().people.links.invites();
    return open.find((each) => each.id === id)?.email;
  });

export const changePerson: Endpoint<PersonChangeRequest> = {
  method: "PATCH",
  path: `${PATH}/{id}`,
  verb,
  summary: "Changes name or roles, disables or enables; a disabled person's sessions and tokens end at once",
  audit: {
    action: "person.change",
    object: ({ params }) => nameOfPerson(params.id),
    detail: ({ body }) => ({
      changed: Object.keys(body).join(", "),
      ...(body.disabled !== undefined && { disabled: body.disabled }),
      ...(body.administrator !== undefined && { administrator: body.administrator }),
      ...(body.bindings && { roles: roleWords(body.bindings) }),
    }),
  },
  request: PersonChangeRequest,
  response: PersonBody,
  async handle({ params, body, person }) {
    const changed = await getConsole().people.persons.change(params.id, body, person.name);
    // They count no more as it is; enabled again they must not come back.
    if (body.disabled) await endAllOf(changed.id);
    return personBody(changed);
  },
};

export const invitePerson: Endpoint<InviteRequest> = {
  method: "POST",
  path: `${PATH}/invites`,
  verb,
  summary: "Makes a one-time link by which somebody joins with these roles",
  audit: {
    action: "person.invite",
    object: ({ body }) => `person ${body.email}`,
    detail: ({ body }) => ({ administrator: body.administrator, roles: roleWords(body.bindings) }),
  },
  request: InviteRequest,
  response: OneTimeLink,
  status: 201,
  answersSecret: true,
  handle({ body: { email, ...grants }, person }) {
    return invite({ ctx: getConsole().people, input: { email, grants, by: person.name } });
  },
};

export const withdrawInvite: Endpoint = {
  method: "DELETE",
  path: `${PATH}/invites/{id}`,
  verb,
  summary: "Withdraws an invitation that nobody has used",
  audit: { action: "person.withdraw", object: ({ params }) => nameOfInvitation(params.id) },
  status: 204,
  async handle({ params }) {
    if (!(await getConsole().people.links.withdraw(params.id)))
      throw new DrydockError({ code: "not-found", object: "such invitation" });
  },
};

export const makeResetLink: Endpoint = {
  method: "POST",
  path: `${PATH}/{id}/reset`,
  verb,
  summary: "Makes a one-time link by which a person sets a new password",
  audit: {
    action: "person.change",
    object: async ({ params }) => `password link of ${await nameOfPerson(params.id)}`,
  },
  response: OneTimeLink,
  status: 201,
  answersSecret: true,
  handle: ({ params, person }) =>
    resetLink({ ctx: getConsole().people, input: { personId: params.id, by: person.name } }),
};

export const listSessionsOf: Endpoint = {
  method: "GET",
  path: `${PATH}/{id}/sessions`,
  verb,
  summary: "The browsers that a person is signed in with",
  response: SessionList,
  async handle({ params, person }) {
    await requirePerson(params.id);
    const items = await getConsole().people.sessions.list(params.id);
    return { items: items.map((session) => ({ ...session, current: session.id === person.via.id })) };
  },
};

export const endSessionsOf: Endpoint = {
  method: "DELETE",
  path: `${PATH}/{id}/sessions`,
  verb,
  summary: "Signs a person out everywhere and revokes their tokens",
  audit: {
    action: "session.revoke",
    object: async ({ params }) => `all sessions of ${await nameOfPerson(params.id)}`,
  },
  status: 204,
  async handle({ params }) {
    await requirePerson(params.id);
    await endAllOf(params.id);
  },
};

export const listTokensOf: Endpoint = {
  method: "GET",
  path: `${PATH}/{id}/tokens`,
  verb,
  summary: "API tokens of a person; a new password leaves them as they are",
  response: TokensOfPerson,
  async handle({ params }) {
    await requirePerson(params.id);
    return { items: await getConsole().people.tokens.list(params.id) };
  },
};

export const revokeTokensOf: Endpoint = {
  method: "DELETE",
  path: `${PATH}/{id}/tokens`,
  verb,
  summary: "Revokes all API tokens of a person, and ends what was signed in with them",
  audit: {
    action: "token.revoke",
    object: async ({ params }) => `all tokens of ${await nameOfPerson(params.id)}`,
  },
  status: 204,
  async handle({ params }) {
    await requirePerson(params.id);
    await getConsole().people.tokens.revokeAll(params.id);
  },
};

export const setGroup: Endpoint<GroupBody> = {
  method: "PUT",
  path: `${PATH}/groups`,
  verb,
  summary: "What everybody has who is in a group of the identity provider; without roles it is forgotten",
  audit: {
    action: "role.grant",
    object: ({ body }) => `group ${body.group}`,
    detail: ({ body }) => ({ administrator: body.administrator, roles: roleWords(body.bindings) }),
  },
  request: GroupBody,
  response: GroupBody,
  async handle({ body, person }) {
    await getConsole().people.persons.setGroup(body, person.name);
    return body;
  },
};
