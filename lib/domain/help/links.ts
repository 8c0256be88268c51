/** The page that lists all pages; code hosts show it for the folder. */
export const CONTENTS = "README";

/**
 * Where a link of a document leads within the console; the same link works where the folder is shown by a code host.
 * Undefined: it leads to something that the console does not show.
 */
export function helpHref(target: string): string | undefined {
  if (/^(https?:|#)/.test(target)) return target;
  const page = /^([a-z][a-z-]*|README)\.md(#.*)?$/.exec(target);
  if (page) return `${page[1] === CONTENTS ? "/help" : `/help/${page[1]}`}${page[2] ?? ""}`;
  const manifest = /^\.\.\/deploy\/([a-z-]+\.yaml)$/.exec(target);
  if (manifest) return `/help/deploy/${manifest[1]}`;
  const picture = /^pictures\/([a-z0-9-]+\.png)$/.exec(target);
  return picture ? `/help/pictures/${picture[1]}` : undefined;
}
