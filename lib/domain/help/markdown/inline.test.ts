import { expect, it } from "vitest";
import { type Inline, wordsOf } from "./document";
import { parseInline } from "./inline";

const text = (words: string): Inline => ({ kind: "text", text: words });

const strong = (words: string): Inline => ({ kind: "strong", children: [text(words)] });
const link = (words: string, href: string): Inline => ({ kind: "link", href, children: [text(words)] });

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
  ["**bold** and **bold**", [strong("bold"), text(" and "), strong("bold")]],
  ["**not closed", [text("**not closed")]],
  ["`not closed", [text("`not closed")]],
  ["_not closed", [text("_not closed")]],
  ["****", [text("****")]],
  ["`a``", [text("`a``")]],
  ["`` a ``` b ``", [{ kind: "code", text: " a ``` b " }]],
  ["` `", [{ kind: "code", text: " " }]],
  ["``", [text("``")]],
  ["`a\\`", [{ kind: "code", text: "a\\" }]],
  ["\\`a`", [text("`a`")]],
  ["\\\\", [text("\\")]],
  ["\\[x](y)", [text("[x](y)")]],
  [
    "[**Nodes** tab](nodes.md)",
    [{ kind: "link", href: "nodes.md", children: [strong("Nodes"), text(" tab")] }],
  ],
  ["**[Nodes](nodes.md)**", [{ kind: "strong", children: [link("Nodes", "nodes.md")] }]],
  ["[a](x.md) [b](y.md)", [link("a", "x.md"), text(" "), link("b", "y.md")]],
  ["[a](x y.md)", [text("[a](x y.md)")]],
  ["[](x.md)", [text("[](x.md)")]],
  ["[a]", [text("[a]")]],
  ["[a][b](x.md)", [text("[a]"), link("b", "x.md")]],
  ["`a` `b`", [{ kind: "code", text: "a" }, text(" "), { kind: "code", text: "b" }]],
  [
    "`kubectl get po -o jsonpath='{.a[*]}'`",
    [{ kind: "code", text: "kubectl get po -o jsonpath='{.a[*]}'" }],
  ],
  ["_a_b_", [text("_a_b_")]],
  ["(_a_)", [text("("), { kind: "emphasis", children: [text("a")] }, text(")")]],
  ["a*b*c", [text("a"), { kind: "emphasis", children: [text("b")] }, text("c")]],
  ["https://example.com/_x_", [text("https://example.com/"), { kind: "emphasis", children: [text("x")] }]],
  ["&lt;b&gt; stays", [text("&lt;b&gt; stays")]],
  ["<b>raw</b> & <img src=x onerror=alert(1)>", [text("<b>raw</b> & <img src=x onerror=alert(1)>")]],
];
it.each(LINES)("%s", (line, inlines) => {
  expect(parseInline(line)).toEqual(inlines);
});

it("loses no word of what it reads", () => {
  const written = "Press **`M`** or [turn _off_](off.md), *then* wait for `Complete`.";
  expect(wordsOf(parseInline(written))).toBe("Press M or turn off, then wait for Complete.");
});
