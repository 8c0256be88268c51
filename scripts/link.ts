/** `npm run link -- --email ADDRESS`: a one-time link for whoever has the shell, when nobody else can make one. */
import { atTheShell, optionsOf } from "./shell.ts";

const USAGE = "Usage: npm run link -- --email ADDRESS";
const { email = "" } = optionsOf(USAGE, ["email"]);
if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
  console.error(USAGE);
  process.exit(2);
}
await atTheShell({ action: "link.make", object: `person ${email}` }, async (ctx, base) => {
  const { shellLink } = await import("@/lib/operations/sign-in/shell-link");
  const { path } = await shellLink({ ctx, input: { email } });
  console.error(`A link for ${email}: it works once, for one hour.`);
  return `${base}${path}`;
});
