import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

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

/** What a script of this folder tells in JSON that ran with a small disk of its own, whose folder is its argument. */
export function toldOnSmallDisk(script: string): unknown {
  const disk = mkdtempSync(join(tmpdir(), "drydock-disk-"));
  const [program = "", ...args] = onSmallDisk(disk, [
    ...[
      process.execPath,
      "--import",
      resolve("scripts/alias.ts"),
      resolve("lib/server/testing", script),
      disk,
    ],
  ]);
  try {
    const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 240_000 });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(disk, { recursive: true });
  }
}
