import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runningEmbedded } from "./running";

test.each([
  ["a folder without a database", undefined],
  ["a note that is not written yet", ""],
  // After a power cut or in a container that was started again, numbers begin anew.
  [
    "a note that a crash left, whose number another program has by now",
    `${process.pid}\n/x\n1\n5432\n/run/x\n`,
  ],
  ["a note whose number nobody has", "4194304\n/x\n1\n5432\n/run/x\n"],
])("no server runs in %s: a command starts its own", (_, note) => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-running-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "postgres", "data"), { recursive: true });
  if (note !== undefined) writeFileSync(join(folder, "postgres", "data", "postmaster.pid"), note);
  expect(runningEmbedded(folder)).toBeUndefined();
});
