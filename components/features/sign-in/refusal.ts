export interface Refusal {
  what: string;
  why: string;
  todo: string;
}

const NEW_LINK = "Make a new one with npm run token.";

/** The three parts of a refused sign-in, by the `error` of the address; undefined when nothing was refused. */
export function refusalOf(error: string | undefined): Refusal | undefined {
  switch (error) {
    case undefined:
      return undefined;
    case "used":
      return { what: "This link was used before.", why: "Each link signs in once.", todo: NEW_LINK };
    case "expired":
      return { what: "This link has expired.", why: "A link is good for a short time only.", todo: NEW_LINK };
    default:
      return {
        what: "This link is not known.",
        why: "It was mistyped, cut short, or made by another console.",
        todo: NEW_LINK,
      };
  }
}

/** Where to go after signing in: an address of this console only, never one of another site. */
export function safeReturn(from: string | undefined): string {
  if (from === undefined || !/^\/(?![/\\])/.test(from)) return "/clusters";
  return from;
}
