import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE_ADDRESSES } from "@/lib/adapters/kubernetes/testing/hostile-addresses";
import { HOSTILE } from "@/lib/adapters/kubernetes/testing/hostile-kubeconfigs";
import { HOSTILE_PORT } from "@/lib/adapters/kubernetes/testing/kubeconfig-with";

/** What the kernel was asked for while the whole corpus went through reading, choosing and trying a cluster. */
let calls: string[] = [];
let outcomes = new Map<string, string>();
let port = 0;
let server: Server;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-strace-"));
  server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  const trace = join(folder, "trace");
  const script = join(import.meta.dirname, "../../../../scripts/try-hostile-kubeconfigs.ts");
  const command = [process.execPath, script, String(port)];
  const traced = [
    "-f",
    "-qq",
    "-s",
    "256",
    "-e",
    "trace=execve,execveat,open,openat,connect,sendto",
    "-o",
    trace,
  ];
  const { status, stdout, stderr, error } = spawnSync("strace", [...traced, ...command], {
    encoding: "utf8",
    timeout: 240_000,
  });
  if (error) throw new Error("strace is needed: apt-get install strace", { cause: error });
  if (status !== 0) throw new Error(`The corpus ended with ${status}: ${stderr}`);
  calls = readFileSync(trace, "utf8").split("\n");
  outcomes = new Map(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.split("\t") as [string, string]),
  );
  rmSync(folder, { recursive: true });
}, 300_000);

afterAll(() => {
  server.close();
});

const made = (pattern: RegExp) => calls.filter((call) => pattern.test(call));

describe("the whole hostile corpus, as the kernel sees it", () => {
  test("every text is refused, every address not reached", () => {
    expect(outcomes.size).toBe(HOSTILE.length + HOSTILE_ADDRESSES.length + 1);
    for (const [what] of HOSTILE) expect([what, outcomes.get(what)]).toEqual([what, "refused"]);
    for (const host of HOSTILE_ADDRESSES)
      expect([host, outcomes.get(host)]).toEqual([
        host,
        expect.stringMatching(/^not reached.*(DRYDOCK_ALLOWED_NETWORKS|from outside)/),
      ]);
  });

  test("no process is started but the one that is watched", () => {
    expect(made(/\bexecve(at)?\(/)).toHaveLength(1);
  });

  test("no file is opened that a kubeconfig names", () => {
    expect(made(/\bopen(at)?\(/).length).toBeGreaterThan(10);
    expect(made(/hostile-canary/)).toEqual([]);
  });

  test("nothing is connected to but what is allowed, which is seen", () => {
    expect(made(new RegExp(`connect\\(.*htons\\(${HOSTILE_PORT}\\)`))).toEqual([]);
    expect(made(new RegExp(`connect\\(.*htons\\(${port}\\)`)).length).toBeGreaterThan(0);
    // Names are looked up; whatever else is connected to is that one server.
    const elsewhere = made(/connect\(.*AF_INET6?\b/).filter((call) => !/htons\((0|53|65535)\)/.test(call));
    expect(elsewhere.filter((call) => !call.includes(`htons(${port})`))).toEqual([]);
  });
});
