import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellWord, shellWords } from "./shell";

describe("shellWord", () => {
  it.each([
    ["ip-10-0-1-26.ec2.internal", "ip-10-0-1-26.ec2.internal"],
    ["drydock.dev/maintenance-", "drydock.dev/maintenance-"],
    ["!job-name", "'!job-name'"],
    ["", "''"],
    ["a b", "'a b'"],
    ["it's", "'it'\\''s'"],
    ["$(reboot)", "'$(reboot)'"],
    ["a;b", "'a;b'"],
    ["--all", "'--all'"],
    ["~root", "'~root'"],
    ["a\nb", "'a\nb'"],
  ])("%j is %j", (text, word) => {
    expect(shellWord(text)).toBe(word);
  });

  it("is read by a real shell as this text and nothing else", () => {
    const texts = ["w1", "", "it's", "`id`", '$(id) "$HOME" \\', "*", "a\nb", "!x", "#c", "{a,b}", "é"];
    const said = execFileSync("sh", ["-c", `printf '%s\\0' ${shellWords(texts)}`], { encoding: "utf8" });
    expect(said.split("\0").slice(0, -1)).toEqual(texts);
  });
});
