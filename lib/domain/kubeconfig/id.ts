/** A DNS-1123 label of at most 50 characters by which addresses name a cluster. */
export function slug(name: string): string {
  const text = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  return text.slice(0, 50).replace(/^-+|-+$/g, "") || "cluster";
}

/** The name's slug, with the first number behind it that is free. */
export function idFor(name: string, isTaken: (id: string) => boolean): string {
  const first = slug(name);
  let id = first;
  for (let number = 2; isTaken(id); number++) id = `${first}-${number}`;
  return id;
}
