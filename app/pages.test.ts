import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildMember, buildPrincipal } from "@/lib/domain/access/testing/principals";
import { buildNode } from "@/lib/domain/testing/build";
import { getConsole } from "@/lib/server/console";
import { type Runtime, startRuntime } from "@/lib/server/runtime";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { consoleFor } from "@/lib/server/testing/signed-in";
import { GET as nodesOf } from "./api/v1/clusters/[cluster]/nodes/route";
import { answerFirst } from "./first-reads";

/** What the HTML of a page is made with on the server, beside words; all others read nothing. One that is not here fails. */
const READS: Record<string, string[]> = {
  // By answerFirst alone, which asks the route.
  "(console)/clusters/[cluster]/nodes/page.tsx": ["@/app/api/v1/clusters/[cluster]/nodes/route"],
  // Whether there is an Administrator, and what the identity provider is called.
  "sign-in/page.tsx": ["@/lib/server/ways-in"],
  // Describes the API, and tells nothing of a cluster.
  "(console)/help/api/[group]/page.tsx": ["@/lib/server/openapi"],
  "(console)/help/api/page.tsx": ["@/lib/server/openapi"],
};
/** Rules, words and what runs in browsers; the rest of a page may import only these (biome.json). */
const HARMLESS =
  /^(\.\/(fonts|providers)|@\/lib\/(domain|contracts|client|server\/help)|@\/app\/(first-reads|\(console\)\/help))/;

const folder = import.meta.dirname;
const files = globSync("**/{page,layout,error,not-found,template,default}.tsx", { cwd: folder });

function readsOf(file: string): string[] {
  const text = readFileSync(path.join(folder, file), "utf8");
  const imports = [...text.matchAll(/from "(@\/(?:lib|app)\/[^"]+|\.[^"]*)"/g)].map(([, from = ""]) => from);
  return imports.filter((from) => !HARMLESS.test(from));
}

it("the HTML of a page holds only what is written down here", () => {
  expect(files.length).toBeGreaterThan(20);
  const reads = files.map((file) => [file, readsOf(file)] as const);
  expect(Object.fromEntries(reads.filter(([, read]) => read.length > 0))).toEqual(READS);
});

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asked.headers }));

describe("what a page that is opened is rendered with is the API's answer to who opens it", () => {
  let runtime: Runtime;
  beforeAll(() => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    consoleFor({
      mira: buildMember("mira", "cluster-viewer", "harbor"),
      noah: buildMember("noah", "cluster-admin", "other"),
      stranger: buildPrincipal("stranger"),
    });
    const { port } = memoryPort("harbor", { nodes: [buildNode("a")] });
    const identity = { holder: "console-1", succeeds: () => false };
    runtime = startRuntime(port, { identity, installation: "here", records: NO_RECORDS });
    (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
  });
  afterAll(() => runtime.stop());

  it.each<[string, string, boolean]>([
    ["somebody with a role on it", "mira", true],
    ["somebody with a role elsewhere", "noah", false],
    ["somebody without a role", "stranger", false],
    ["nobody", "guessed", false],
  ])("%s (%s): %s", async (_, name, expected) => {
    asked.headers = new Headers({ "sec-fetch-dest": "document", cookie: `drydock_session=${name}` });
    const html = await answerFirst(nodesOf, "/clusters/harbor/nodes", { cluster: "harbor" });
    expect(html?.includes('"name":"a"') ?? false).toBe(expected);
    if (!expected) expect(html).toBeUndefined();
  });

  it("a token in a header opens no page", async () => {
    asked.headers = new Headers({ "sec-fetch-dest": "document", authorization: "Bearer mira" });
    expect(await answerFirst(nodesOf, "/clusters/harbor/nodes", { cluster: "harbor" })).toBeUndefined();
  });
});
