/** `npm run token -- --name NAME`: an API token for whoever has the shell. */
import { ROLES } from "../lib/domain/access/role.ts";
import { atTheShell, optionsOf } from "./shell.ts";

const USAGE = `Usage: npm run token -- --name NAME|E-MAIL [--role ${ROLES.join("|")}] [--cluster ID] [--days N]`;
const { name = "", role, cluster, days = "365" } = optionsOf(USAGE, ["name", "role", "cluster", "days"]);
const roleCap = ROLES.find((each) => each === role);
const lifetime = Number(days);
const wrong =
  !/^[\w.@+-]{1,100}$/.test(name) ||
  (role !== undefined && roleCap === undefined) ||
  !(Number.isInteger(lifetime) && lifetime >= 1 && lifetime <= 365);
if (wrong) {
  console.error(USAGE);
  process.exit(2);
}
const detail = { person: name, role: role ?? "the person's", clusters: cluster ?? "each", days: lifetime };
await atTheShell({ action: "token.create", object: "token npm run token", detail }, async (ctx) => {
  const { shellToken } = await import("@/lib/operations/sign-in/shell-token");
  const scope = { roleCap, clusters: cluster === undefined ? undefined : [cluster] };
  const token = await shellToken({ ctx, input: { name, days: lifetime, ...scope } });
  console.error(`A token for ${name}, valid for ${lifetime} days. It is shown once and kept only as a hash.`);
  return token;
});
