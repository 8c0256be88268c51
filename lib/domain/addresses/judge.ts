import { contains, type Network, parseAddress, parseNetwork } from "./address";
import { embeddedIpv4 } from "./embedded";
import { NEVER, PRIVATE } from "./ranges";

/** Whether the console may connect to an address that somebody else named, and why not. */
export type Verdict = { allowed: true } | { allowed: false; why: string; todo: string };

/** Whose address it is: a cluster's API server, or who is told of maintenances. */
export type Addressee = "cluster" | "receiver";

const WORDS: Record<Addressee, { many: string; outside: string; instead: string }> = {
  cluster: {
    many: "clusters",
    outside: "Use the address at which the API server is reached from outside.",
    instead: "give the cluster in KUBECONFIG",
  },
  receiver: {
    many: "receivers of notifications",
    outside: "Use the address at which the receiver is reached from outside.",
    instead: "use an address outside of private networks",
  },
};

/**
 * Public addresses are allowed, private ones where the administrator says so, some never. An IPv6 address that carries
 * an IPv4 address is judged by that.
 */
export function judgeAddress(text: string, allowed: readonly Network[], addressee: Addressee): Verdict {
  const { many, outside, instead } = WORDS[addressee];
  const written = parseAddress(text);
  if (!written) return { allowed: false, why: `${text} is no IP address.`, todo: outside };
  // ::1 and :: are told as they are written; whatever stands for an IPv4 address is that address.
  const address = embeddedIpv4(written) ?? written;
  const range = (among: typeof NEVER) => among.find(({ network }) => contains(network, address));
  const never = range(NEVER);
  if (never) return { allowed: false, why: `${text} is ${never.is}.`, todo: outside };
  const isPrivate = range(PRIVATE);
  if (!isPrivate || allowed.some((network) => contains(network, address))) return { allowed: true };
  return {
    allowed: false,
    why: `${text} is ${isPrivate.is}, and not in a network that ${many} may be in.`,
    todo: `Add its network to DRYDOCK_ALLOWED_NETWORKS and start the console again, or ${instead}.`,
  };
}

/** The networks of a setting, separated by commas or spaces; or the first word that is none. */
export function parseNetworks(text: string): Network[] | { wrong: string } {
  const networks: Network[] = [];
  for (const word of text.split(/[\s,]+/).filter((part) => part !== "")) {
    const network = parseNetwork(word);
    if (!network) return { wrong: word };
    networks.push(network);
  }
  return networks;
}
