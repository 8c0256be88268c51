/** An IP address as a number, of 32 or of 128 bits. */
export interface Address {
  bits: 32 | 128;
  value: bigint;
}

/** A range of addresses: those that begin with the same `prefix` bits. */
export interface Network extends Address {
  prefix: number;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    // One way to write a number: a leading zero means octal to some and decimal to others.
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

function parseGroups(text: string, endsAddress: boolean): bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [at, part] of parts.entries()) {
    const last = endsAddress && at === parts.length - 1;
    const ipv4 = last && part.includes(".") ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, at) => parseGroups(half, at === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const given = head.length + (tail?.length ?? 0);
  if (tail === undefined ? given !== 8 : given > 7) return undefined;
  const groups = [...head, ...Array<bigint>(8 - given).fill(0n), ...(tail ?? [])];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** undefined for whatever is no address, zones included (fe80::1%eth0): what they lead to is this machine's affair. */
export function parseAddress(text: string): Address | undefined {
  const ipv4 = parseIpv4(text);
  if (ipv4 !== undefined) return { bits: 32, value: ipv4 };
  const ipv6 = text.includes(":") ? parseIpv6(text) : undefined;
  return ipv6 === undefined ? undefined : { bits: 128, value: ipv6 };
}

/** "10.0.0.0/8", "fd00::/8", or one address; undefined for anything else, and where bits after the prefix are set. */
export function parseNetwork(text: string): Network | undefined {
  const [before = "", after, ...more] = text.trim().split("/");
  const address = parseAddress(before);
  if (!address || more.length > 0 || (after !== undefined && !/^\d{1,3}$/.test(after))) return undefined;
  const prefix = after === undefined ? address.bits : Number(after);
  if (prefix > address.bits) return undefined;
  const network = { ...address, prefix };
  return headOf(network, prefix) << BigInt(address.bits - prefix) === address.value ? network : undefined;
}

function headOf({ bits, value }: Address, prefix: number): bigint {
  return value >> BigInt(bits - prefix);
}

export function contains(network: Network, address: Address): boolean {
  return network.bits === address.bits && headOf(network, network.prefix) === headOf(address, network.prefix);
}
