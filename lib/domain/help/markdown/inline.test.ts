import { expect, it } from "vitest";
import type { Inline } from "./document";
import { parseInline } from "./inline";

const text = (words: string): Inline => ({ kind: "text", text: words });

const LINES: [line: string, inlines: Inline[]][] = [
  ["", []],
  ["plain words", [text("plain words")]],
  ["a `node` b", [text("a "), { kind: "code", text: "node" }, text(" b")]],
  ["`**as it is** [x](y)`", [{ kind: "code", text: "**as it is** [x](y)" }]],
  ["``a ` b``", [{ kind: "code", text: "a ` b" }]],
  ["**Turn on**", [{ kind: "strong", children: [text("Turn on")] }]],
  ["**Press `M`**", [{ kind: "strong", children: [text("Press "), { kind: "code", text: "M" }] }]],
  ["_Blocked_.", [{ kind: "emphasis", children: [text("Blocked")] }, text(".")]],
  ["*Blocked*", [{ kind: "emphasis", children: [text("Blocked")] }]],
  ["max_pods_here is a name", [text("max_pods_here is a name")]],
  ["2 * 3 * 4", [text("2 * 3 * 4")]],
  ["[Nodes](nodes.md#keys)", [{ kind: "link", href: "nodes.md#keys", children: [text("Nodes")] }]],
  ["[`code`](x.md)", [{ kind: "link", href: "x.md", children: [{ kind: "code", text: "code" }] }]],
  ["[not a link] (here)", [text("[not a link] (here)")]],
  ["\\*stars\\* and \\`ticks\\`", [text("*stars* and `ticks`")]],
  ["C:\\path", [text("C:\\path")]],
  ["<b>raw</b> & <img src=x onerror=alert(1)>", [text("<b>raw</b> & <img src=x onerror=alert(1)>")]],
];
it.each(LINES)("%s", (line, inlines) => {
  expect(parseInline(line)).toEqual(inlines);
});
