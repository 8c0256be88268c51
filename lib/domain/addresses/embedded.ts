import { type Address, contains, type Network, parseNetwork } from "./address";

/** Where an IPv6 address carries an IPv4 address to which a packet may go in the end. */
interface Form {
  network: Network;
  ipv4(value: bigint): bigint;
}

const WORD = 0xffff_ffffn;
const lowest = (value: bigint) => value & WORD;

function form(text: string, ipv4: Form["ipv4"]): Form {
  const network = parseNetwork(text);
  if (!network) throw new Error(`${text} is no network`);
  return { network, ipv4 };
}

const FORMS: readonly Form[] = [
  // Mapped (RFC 4291, 2.5.5.2), and translated (RFC 2765).
  form("::ffff:0:0/96", lowest),
  form("::ffff:0:0:0/96", lowest),
  // NAT64 (RFC 6052).
  form("64:ff9b::/96", lowest),
  // 6to4 (RFC 3056).
  form("2002::/16", (value) => (value >> 80n) & WORD),
  // Teredo (RFC 4380): the client's address is written with all bits turned.
  form("2001::/32", (value) => lowest(value) ^ WORD),
];

/** ISATAP (RFC 5214): any prefix, then 0:5efe or 200:5efe. */
function isIsatap(value: bigint): boolean {
  return ((value >> 32n) & 0xfcff_ffffn) === 0x0000_5efen;
}

/** IPv4-compatible (RFC 4291, 2.5.5.1): all zero before it. :: and ::1 are addresses of their own. */
function isCompatible(value: bigint): boolean {
  return value >> 32n === 0n && value > 1n;
}

/** The IPv4 address inside, if the form carries one. */
export function embeddedIpv4(address: Address): Address | undefined {
  if (address.bits === 32) return undefined;
  const { value } = address;
  const found = FORMS.find(({ network }) => contains(network, address));
  if (found) return { bits: 32, value: found.ipv4(value) };
  return isIsatap(value) || isCompatible(value) ? { bits: 32, value: lowest(value) } : undefined;
}
