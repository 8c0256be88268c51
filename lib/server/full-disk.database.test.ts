import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

/** What a small console has: a fresh database takes some 70 MB. */
const SIZE = "128m";
const MOUNT = `mount -t tmpfs -o size=${SIZE},mode=0755 tmpfs "$0" && exec "$@"`;

/**
 * A command that runs another with a disk of that size at a folder. The disk is in namespaces of its own, and gone with
 * the last process there. Who is not root is root in one, to mount it, and themselves again in a second.
 */
function onSmallDisk(folder: string, command: readonly string[]): readonly string[] {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  return uid === 0
    ? ["unshare", "--mount", "sh", "-c", MOUNT, folder, ...command]
    : [
        ...["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder],
        ...["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`, ...command],
      ];
}

function told(): unknown {
  const disk = mkdtempSync(join(tmpdir(), "drydock-disk-"));
  const script = resolve("lib/server/testing/small-disk.ts");
  const [program = "", ...args] = onSmallDisk(disk, [
    ...[process.execPath, "--import", resolve("scripts/alias.ts"), script, disk],
  ]);
  try {
    const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 240_000 });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(disk, { recursive: true });
  }
}

it("a full disk refuses what begins, in words, and nothing else; and is over when there is room", () => {
  const refused = {
    title: "The console's database does not take records",
    why: expect.stringMatching(/^its disk is full, since 20.*Z\.$/),
    todo: "Nothing was changed. Running maintenances go on. Bring the database back, then try again.",
  };
  expect(told()).toEqual({
    before: "done",
    // A table can't grow: what is there can still be read.
    full: { state: "full", why: "its disk is full" },
    refused,
    read: [{ node: "a", ended: false }],
    ended: "done",
    recorded: [{ node: "a", ended: true }],
    again: "done",
    // The server itself can't write, and ends: it is started until there is room.
    gone: { state: "away", why: "its disk is full" },
    refusedThen: refused,
    endedThen: "done",
    recordedThen: expect.arrayContaining([{ node: "b", ended: true }]),
  });
}, 300_000);
