import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { identityOf } from "./identity";
import { temporaryFolder } from "./testing/temporary-folder";

it("keeps its name over restarts on the same data, and has another on other data", () => {
  const [data, other] = [temporaryFolder(), temporaryFolder()];
  expect(identityOf(data, 7).holder).toBe(identityOf(data, 7).holder);
  expect(identityOf(data, 7).holder).not.toBe(identityOf(other, 7).holder);
});

it("two processes on one data folder are two holders, of which none succeeds the other while it lives", async () => {
  const data = temporaryFolder();
  const child = spawn("sleep", ["60"]);
  const pid = child.pid ?? 0;
  const [mine, theirs] = [identityOf(data), identityOf(data, pid)];
  expect(theirs.holder).not.toBe(mine.holder);
  expect(mine.succeeds(theirs.holder)).toBe(false);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(mine.succeeds(theirs.holder)).toBe(true);
});

it("succeeds an earlier run with the same process id, as in a container that was restarted", () => {
  const data = temporaryFolder();
  expect(identityOf(data, 1).succeeds(identityOf(data, 1).holder)).toBe(true);
});

it.each(["", "other-1234-1", "web-0", "web-0-"])("does not succeed %j", (holder) => {
  expect(identityOf(temporaryFolder(), 1, "web-0").succeeds(holder)).toBe(false);
});

it("does not take a holder on another machine for its own, whatever its process id", () => {
  const data = temporaryFolder();
  expect(identityOf(data, 1, "web-0").succeeds(identityOf(data, 1, "web-1").holder)).toBe(false);
});
