/** "site: oslo, edge" as tags: without empty and repeated ones. */
export function tagsIn(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

export function tagText(tags: readonly string[]): string {
  return tags.join(", ");
}
