import { LinkBody, LinkRequest, UseLinkRequest } from "@/lib/contracts/sign-in";
import { lookAtLink, redeemLink } from "@/lib/operations/sign-in/redeem-link";
import { tellLinkUse } from "@/lib/server/audit/sign-ins";
import { getConsole } from "@/lib/server/console";
import type { OpenEndpoint } from "@/lib/server/endpoint";
import { log } from "@/lib/server/log";
import { originOfRequest } from "@/lib/server/origin-of-request";
import { signedIn } from "./session";

/** The link stands behind a # in the address, and comes in the body: no log of an address has it. */
export const lookAtOneTimeLink: OpenEndpoint<LinkRequest> = {
  method: "POST",
  path: "/api/v1/links/look",
  summary: "What a one-time link is for; does not use it up",
  request: LinkRequest,
  response: LinkBody,
  open: true,
  async handle({ body, request }) {
    const { kind, email, name, expiresAt } = await lookAtLink(
      getConsole().people,
      body.link,
      originOfRequest(request),
    );
    return { kind, email, name, expiresAt };
  },
};

export const redeemOneTimeLink: OpenEndpoint<UseLinkRequest> = {
  method: "POST",
  path: "/api/v1/links/use",
  summary: "Uses a one-time link up: the first administrator, an invitation, a new password; signs in",
  request: UseLinkRequest,
  status: 204,
  open: true,
  audit: { action: "session.sign-in", tried: async () => ({ detail: { by: "link" } }) },
  async handle({ body, request }) {
    const input = { ...body, email: body.email || undefined, origin: originOfRequest(request) };
    const { audit, people } = getConsole();
    const { session, personId, link } = await redeemLink({ ctx: people, input });
    log("info", "one-time link used", { person: personId });
    const name = (await people.persons.find(personId))?.name ?? "";
    await tellLinkUse(audit.recorder, { id: personId, name }, link);
    return signedIn(request, { session, personId, by: "link" }, { status: 204 });
  },
};
