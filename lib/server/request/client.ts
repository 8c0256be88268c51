import { BlockList, isIP } from "node:net";

/** Who is at the other end, and how it came to us. */
export interface Client {
  address: string;
  secure: boolean;
  /** The host that the client asked for, where a trusted proxy tells it. */
  host?: string;
}

interface Arrival {
  /** Address of the socket. */
  peer: string | undefined;
  /** TLS ends in this process. */
  encrypted: boolean;
  headers: Record<string, string | string[] | undefined>;
}

/** Headers with which proxies tell of the client; from anybody else they are hearsay, and dropped. */
export const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
] as const;

/** "10.0.0.0/8, ::1" as a list of networks. Throws with the part that is none. */
export function networksOf(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const [address = "", bits, more] = part.split("/");
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (family === 0 || more !== undefined || !(length <= most))
      throw new Error(`${JSON.stringify(part)} is neither an address nor a network`);
    list.addSubnet(address, length, family === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/** One way to write an address: an IPv4 address that came over an IPv6 socket is one of IPv4. */
export function plainAddress(address: string): string {
  const bare = address.replace(/^\[(.*)\]$/, "$1").replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  return mapped ?? bare.toLowerCase();
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4");
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return header?.toString().split(",").at(-1)?.trim() || undefined;
}

/** "1.2.3.4:5678" and "[::1]:80" are how some proxies write it. */
function withoutPort(text: string): string {
  return /^\[.*\]:\d+$/.test(text) || /^[\d.]+:\d+$/.test(text) ? text.replace(/:\d+$/, "") : text;
}

/**
 * The client as the nearest party tells it that may be believed. X-Forwarded-For is read from its end, where each proxy
 * adds whom it saw, as long as the teller is trusted; whatever stands before that anybody could have written.
 */
export function clientOf({ peer, encrypted, headers }: Arrival, trusted: BlockList): Client {
  const nearest = plainAddress(peer ?? "unknown");
  if (!isIn(trusted, nearest)) return { address: nearest, secure: encrypted };
  let address = nearest;
  const told = (headers["x-forwarded-for"] ?? "").toString().split(",");
  while (isIn(trusted, address)) {
    const before = plainAddress(withoutPort(told.pop()?.trim() ?? ""));
    if (isIP(before) === 0) break;
    address = before;
  }
  return {
    address,
    secure: encrypted || lastOf(headers["x-forwarded-proto"]) === "https",
    host: lastOf(headers["x-forwarded-host"]),
  };
}
