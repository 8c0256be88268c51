import type { PeopleContext } from "@/lib/operations/sign-in/context";
import { makeLink } from "@/lib/operations/sign-in/invite";
import { signInLink } from "@/lib/operations/sign-in/sign-in-link";

const LINK_SECONDS = 3600;

/** What is told to whoever starts the console: where to go on, behind its address, and why. */
export interface Greeting {
  path: string;
  text: string;
}

/**
 * While there is no administrator, the way to become the first. A demo makes its own, and leads into the console at once.
 * Whoever starts the console later is told no link: others may have the terminal by then.
 */
export async function greet(ctx: PeopleContext, demo: boolean): Promise<Greeting> {
  if (demo) {
    const { path } = await signInLink({ ctx, input: { name: "Demo", email: "demo@drydock.invalid" } });
    return { path, text: "The link works once, for one hour." };
  }
  if (await ctx.persons.hasAdministrator())
    return { path: "/sign-in", text: "Who lost their password: npm run link -- --email ADDRESS" };
  const grants = { administrator: true, bindings: [] };
  const link = { kind: "first", grants, createdBy: "first start", lifetimeSeconds: LINK_SECONDS } as const;
  const { path } = await makeLink(ctx, link);
  return { path, text: "Whoever opens it first becomes the Administrator. It works once, for one hour." };
}
