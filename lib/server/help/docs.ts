import { readFile } from "node:fs/promises";
import path from "node:path";
import { contentsOf, type HelpGroup } from "@/lib/domain/help/contents";
import { CONTENTS } from "@/lib/domain/help/links";
import type { Block } from "@/lib/domain/help/markdown/document";
import { parseMarkdown } from "@/lib/domain/help/markdown/parse";

/** Of the checkout that the console runs from. */
const FOLDER = "docs";
const SLUG = /^([a-z][a-z-]*|README)$/;

/** A page of the documents; undefined where there is none of that name. */
export async function readDoc(slug: string): Promise<Block[] | undefined> {
  if (!SLUG.test(slug)) return undefined;
  const source = await fileOf(path.join(FOLDER, `${slug}.md`));
  return source && parseMarkdown(source.toString("utf8"));
}

/** All pages by what they are about, as the page of contents lists them. */
export async function readContents(): Promise<HelpGroup[]> {
  return contentsOf((await readDoc(CONTENTS)) ?? []);
}

export async function readPicture(name: string): Promise<Buffer | undefined> {
  return /^[a-z0-9-]+\.png$/.test(name) ? fileOf(path.join(FOLDER, "pictures", name)) : undefined;
}

/** A manifest that the documents tell people to apply. */
export async function readManifest(name: string): Promise<Buffer | undefined> {
  return /^[a-z-]+\.yaml$/.test(name) ? fileOf(path.join("deploy", name)) : undefined;
}

async function fileOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
