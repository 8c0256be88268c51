/** Major and minor of "v1.36.3" or "v1.33.4-eks-1"; undefined for anything else. */
export function digitsOf(version: string): { major: number; minor: number } | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined || minor === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor) };
}

/** The tag of an image, "latest" where none is given; its digest where it has no tag. */
export function imageVersion(image: string): string {
  const [reference = "", digest] = image.split("@");
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  const tag = name.includes(":") ? name.slice(name.indexOf(":") + 1) : undefined;
  return tag ?? digest?.slice(0, 19) ?? "latest";
}
