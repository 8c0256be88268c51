import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the server of this run answers: a URL that names its first database. */
    databaseServer: string;
  }
}

/** One server for the whole run: the embedded one, or with DRYDOCK_TEST_DATABASE=external Debian's PostgreSQL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-database-"));
  chmodSync(folder, 0o755); // as root the server runs as somebody else
  const server = await startTestServer(folder, process.env.DRYDOCK_TEST_DATABASE === "external");
  project.provide("databaseServer", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
