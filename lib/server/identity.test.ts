import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { identitiesOf } from "./identity";
import { temporaryFolder } from "./testing/temporary-folder";

const identityOf = (data: string, cluster: string, pid?: number, host?: string) =>
  identitiesOf(data, pid, host)(cluster);

it("keeps its name over restarts on the same data, and has another on other data", () => {
  const [data, other] = [temporaryFolder(), temporaryFolder()];
  expect(identityOf(data, "harbor", 7).holder).toBe(identityOf(data, "harbor", 7).holder);
  expect(identityOf(data, "harbor", 7).holder).not.toBe(identityOf(other, "harbor", 7).holder);
});

it("two processes on one data folder are two holders, of which none succeeds the other while it lives", async () => {
  const data = temporaryFolder();
  const child = spawn("sleep", ["60"]);
  const pid = child.pid ?? 0;
  const [mine, theirs] = [identityOf(data, "harbor"), identityOf(data, "harbor", pid)];
  expect(theirs.holder).not.toBe(mine.holder);
  expect(mine.succeeds(theirs.holder)).toBe(false);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(mine.succeeds(theirs.holder)).toBe(true);
});

it("succeeds an earlier run with the same process id, as in a container that was restarted", () => {
  const data = temporaryFolder();
  expect(identityOf(data, "harbor", 1).succeeds(identityOf(data, "harbor", 1).holder)).toBe(true);
});

it.each(["", "other-1234-1", "web-0", "web-0-", "web-0-harbor-"])("does not succeed %j", (holder) => {
  expect(identityOf(temporaryFolder(), "harbor", 1, "web-0").succeeds(holder)).toBe(false);
});

it("does not take a holder on another machine for its own, whatever its process id", () => {
  const data = temporaryFolder();
  expect(identityOf(data, "harbor", 1, "web-0").succeeds(identityOf(data, "harbor", 1, "web-1").holder)).toBe(
    false,
  );
});

it("a cluster that the console has twice has two holders, of which none succeeds the other", () => {
  const data = temporaryFolder();
  const [first, ...others] = ["harbor", "mirror", "harbor-2"].map((id) => identityOf(data, id, 1));
  for (const { holder } of others) expect(first?.succeeds(holder)).toBe(false);
  for (const other of others) expect(other.succeeds(first?.holder ?? "")).toBe(false);
});
