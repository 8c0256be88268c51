/** The eight parts of an IPv6 address in full; undefined for what is none. */
function partsOf(address: string): string[] | undefined {
  const [head = "", tail, more] = address.split("::");
  if (more !== undefined) return undefined;
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const parts = [...left, ...Array<string>(missing).fill("0"), ...right];
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? parts : undefined;
}

/**
 * What tries are counted by: an IPv4 address, or the /64 of an IPv6 one. Whoever has one address of IPv6 has the other
 * 2^64 of its network, and could come from a new one each time.
 */
export function originOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const parts = partsOf(address.replace(/%.*$/, ""));
  if (!parts) return address;
  return `${parts
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")}::/64`;
}
