import { type Network, parseNetwork } from "./address";

/** A range with what it is, in words. Source: IANA's special-purpose address registries, RFC 6890 and after. */
export interface Range {
  network: Network;
  is: string;
}

function ranges(is: string, ...texts: string[]): Range[] {
  return texts.map((text) => {
    const network = parseNetwork(text);
    if (!network) throw new Error(`${text} is no network`);
    return { network, is };
  });
}

/** No API server is there, and what is there gives credentials away or reaches many: no allow-list opens these. */
export const NEVER: readonly Range[] = [
  ...ranges(
    "the metadata service of a cloud",
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "fd00:ec2::254",
    "fd00:ec2::23",
    "fd20:ce::254",
    "fd00:c1::a9fe:a9fe",
    "fd00:42::42",
  ),
  ...ranges("a link-local address", "169.254.0.0/16", "fe80::/10"),
  ...ranges("no address of a machine", "0.0.0.0/8", "::/128"),
  ...ranges("an address of many machines", "224.0.0.0/4", "ff00::/8", "255.255.255.255"),
];

/** Reachable from the console's place only: an administrator says which of them clusters may be at. */
export const PRIVATE: readonly Range[] = [
  ...ranges("the console's own machine", "127.0.0.0/8", "::1"),
  ...ranges("in a private network", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
  ...ranges("in the network of a provider", "100.64.0.0/10"),
  ...ranges(
    "in a range for special use",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "240.0.0.0/4",
    "64:ff9b:1::/48",
    "100::/64",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
  ),
];
