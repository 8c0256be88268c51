import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  type Binaries,
  installedBinaries,
  reachableBinaries,
} from "@/lib/adapters/postgres/embedded/binaries";
import { initialise } from "@/lib/adapters/postgres/embedded/init";
import { startServer } from "@/lib/adapters/postgres/embedded/server";
import { systemUser } from "@/lib/adapters/postgres/embedded/server-user";
import { migrate } from "@/lib/adapters/postgres/migrate";
import { onServer, urlOf } from "./server-queries";

/** Where Debian's package `postgresql` puts its programs. */
const DEBIAN: Binaries = { folder: "/usr/lib/postgresql/15", major: 15 };

/** A server for tests, over TCP with a password as an external one is; its database `drydock_template` has the schema. */
export async function startTestServer(folder: string, external: boolean, settings: readonly string[] = []) {
  if (external && !existsSync(DEBIAN.folder))
    throw new Error("PostgreSQL 15 is not installed: apt-get install postgresql");
  const user = process.getuid?.() === 0 ? systemUser() : undefined;
  const binaries = reachableBinaries(external ? DEBIAN : installedBinaries(), user, folder);
  const home = join(folder, "server");
  mkdirSync(home, { mode: 0o700 });
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(home, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [home, passwordFile]) chownSync(path, user.uid, user.gid);
  const data = join(home, "data");
  const flags = ["--username=tests", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  initialise(data, binaries, user, [...flags, "--locale=C", "--no-sync"]);
  const port = await freePort();
  const server = await startServer({
    binaries,
    user,
    data,
    settings: [
      "listen_addresses=127.0.0.1",
      `port=${port}`,
      "unix_socket_directories=",
      "max_connections=200",
      "fsync=off",
      "synchronous_commit=off",
      "full_page_writes=off",
      ...settings,
    ],
    heard: () => undefined, // tests provoke errors
  });
  const url = `postgres://tests:${password}@127.0.0.1:${port}/postgres`;
  await onServer(url, "create database drydock_template");
  await migrate({ url: urlOf(url, "drydock_template") });
  return { url, port, data, stop: server.stop };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
