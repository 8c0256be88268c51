import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DrydockError, type Failure } from "@/lib/domain/errors";
import { contentsOf } from "@/lib/domain/help/contents";
import { CONTENTS, helpHref } from "@/lib/domain/help/links";
import type { Block, Inline } from "@/lib/domain/help/markdown/document";
import { parseMarkdown } from "@/lib/domain/help/markdown/parse";
import { helpOfScreen } from "@/lib/domain/help/screens";
import { problemOf } from "@/lib/server/problem";
import { shownPictures } from "./doc-links";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "docs");
const slugs = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -3));
const pages = new Map(
  slugs.map((slug) => [slug, parseMarkdown(readFileSync(path.join(folder, `${slug}.md`), "utf8"))]),
);
/** What a clone may take for pictures. In bytes. */
const MOST_PICTURES = 3 * 1024 * 1024;

function inlinesOf(block: Block): Inline[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return block.children;
    case "quote":
      return block.children.flatMap(inlinesOf);
    case "list":
      return block.items.flat().flatMap(inlinesOf);
    case "table":
      return [block.head, ...block.rows].flat(2);
    case "code":
    case "image":
      return [];
  }
}

function linksIn(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => [
    ...(inline.kind === "link" ? [inline.href] : []),
    ...("children" in inline ? linksIn(inline.children) : []),
  ]);
}

/** Why a link of a page leads nowhere; undefined where it leads somewhere. */
function brokenBy(slug: string, target: string): string | undefined {
  if (helpHref(target) === undefined) return "the console does not show it";
  if (target.startsWith("http")) return undefined;
  const [file = "", anchor] = target.split("#");
  if (file !== "" && !existsSync(path.join(folder, file))) return "there is no such file";
  if (anchor === undefined) return undefined;
  const blocks = pages.get(file === "" ? slug : file.replace(/\.md$/, "")) ?? [];
  return blocks.some((block) => block.kind === "heading" && block.id === anchor)
    ? undefined
    : "there is no such heading";
}

describe.each(slugs)("%s", (slug) => {
  const blocks = pages.get(slug) ?? [];
  it("begins with its name, and has no other of that level", () => {
    const first = blocks.filter((block) => block.kind === "heading" && block.level === 1);
    expect(first).toEqual([blocks[0]]);
  });
  it("leads only to what is there", () => {
    const links = blocks.flatMap((block) => linksIn(inlinesOf(block)));
    expect(links.filter((target) => brokenBy(slug, target) !== undefined)).toEqual([]);
  });
  it("says of each picture what it shows", () => {
    for (const block of blocks) if (block.kind === "image") expect(block.alt.length).toBeGreaterThan(8);
  });
  it("has nothing that is shown as it is written", () => {
    const texts = blocks
      .flatMap(inlinesOf)
      .flatMap((inline) => (inline.kind === "text" ? [inline.text] : []));
    expect(texts.filter((text) => /^<\/?[a-z]|\]\(|\*\*/.test(text))).toEqual([]);
  });
});

it("each page stands in the contents, once", () => {
  const listed = contentsOf(pages.get(CONTENTS) ?? []).flatMap((group) =>
    group.pages.map(({ slug }) => slug),
  );
  expect(listed.toSorted()).toEqual(slugs.filter((slug) => slug !== CONTENTS).toSorted());
});

it("each screen has a page", () => {
  const screens = globSync("**/page.tsx", { cwd: path.join(root, "app/(console)") })
    .map((file) => `/${path.dirname(file)}`)
    .filter((screen) => screen !== "/." && !screen.startsWith("/help"));
  expect(screens.length).toBeGreaterThan(12);
  for (const screen of screens) expect(slugs, screen).toContain(helpOfScreen(screen));
});

it("each picture that is shown is there, none is for nobody, and all of them are small", () => {
  const there = readdirSync(path.join(folder, "pictures")).toSorted();
  expect(there).toEqual(shownPictures(root));
  const sizes = there.map((name) => statSync(path.join(folder, "pictures", name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_PICTURES);
});

it("each screen's page shows it", () => {
  for (const slug of contentsOf(pages.get(CONTENTS) ?? []).find(({ title }) => title === "Screens")?.pages ??
    [])
    expect(
      pages.get(slug.slug)?.some((block) => block.kind === "image"),
      slug.slug,
    ).toBe(true);
});

it("the API's page tells each failure with its status", () => {
  const table = pages.get("api")?.find((block) => block.kind === "table" && block.head.length === 3);
  const told =
    table?.kind === "table"
      ? table.rows.map((row) => row.map(([cell]) => (cell && "text" in cell ? cell.text : "")))
      : [];
  const failures: Failure[] = [
    { code: "bad-input", what: "", why: "" },
    { code: "unauthenticated" },
    { code: "forbidden", verb: "", object: "", why: "" },
    { code: "not-found", object: "" },
    { code: "conflict", object: "", why: "" },
    { code: "refused", object: "", why: "", todo: "" },
    { code: "too-large", limitKiB: 1 },
    { code: "too-many", what: "", retryAfterSeconds: 1 },
    { code: "unexpected", reference: "" },
    { code: "cluster-unreachable", cluster: "", why: "" },
    { code: "cluster-credentials", cluster: "", why: "" },
    { code: "database-away", why: "" },
  ];
  expect(told.map(([code, status]) => [code, Number(status)])).toEqual(
    failures.map((failure) => [failure.code, problemOf(new DrydockError(failure)).status]),
  );
});
