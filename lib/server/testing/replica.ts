/** A console of its own process without pages, as one of several on one database. Says where it serves, and a token. */
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { startConsole } from "@/lib/server/console";
import * as account from "@/lib/server/endpoints/account";
import * as clusters from "@/lib/server/endpoints/clusters";
import { changeClusterCall } from "@/lib/server/endpoints/manage-clusters";
import { readSession, signIn } from "@/lib/server/endpoints/session";
import { streamTopics } from "@/lib/server/endpoints/stream";
import type { Endpoint, OpenEndpoint } from "@/lib/server/with-route";
import { serveEndpoints } from "./serve-endpoints";

const running = await startConsole();
const token = await shellToken({ ctx: running.people, input: { name: `tests-${process.pid}` } });
const port = await serveEndpoints([
  account.readAccount,
  account.endOwnSession,
  clusters.listClusters,
  changeClusterCall,
  readSession,
  signIn,
  streamTopics,
] as (Endpoint<unknown> | OpenEndpoint<unknown>)[]);
process.stdout.write(`${JSON.stringify({ port, token })}\n`);
process.stdin.resume().on("end", () => process.exit());
