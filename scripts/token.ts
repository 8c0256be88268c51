import { readSettings } from "../lib/server/settings.ts";
import { openTokens } from "../lib/server/tokens.ts";

const at = process.argv.indexOf("--name");
const name = at > 0 ? process.argv[at + 1] : undefined;
if (!name || !/^[\w.@-]{1,64}$/.test(name)) {
  console.error("Say whose token it is: npm run token -- --name NAME (letters, digits, . @ _ -)");
  process.exit(2);
}
console.error(`A token for ${name}, valid for a year. It is shown once and kept only as a hash.`);
console.log(openTokens(readSettings(process.env).DRYDOCK_DATA).issue("api", name));
