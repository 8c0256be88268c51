import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import { isIP } from "node:net";
import { buildConnector } from "undici";
import type { Network } from "@/lib/domain/addresses/address";
import { type Addressee, judgeAddress } from "@/lib/domain/addresses/judge";
import { AddressError } from "./errors";

/** Who may be connected to: whose addresses they are, and the private networks that these may be in. */
interface Allowed {
  addressee: Addressee;
  networks: readonly Network[];
}

function refuseUnlessAllowed(address: string, host: string, { addressee, networks }: Allowed): void {
  const verdict = judgeAddress(address, networks, addressee);
  if (verdict.allowed) return;
  const named = address === host ? "" : `${host} is at ${address}. `;
  throw new AddressError({ why: `${named}${verdict.why}`, todo: verdict.todo });
}

type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A connector for servers that somebody else named: each connection looks the name up once, and goes to an address that
 * was judged or nowhere. A name that stands for several is refused if one of them is.
 */
export function guarded(
  options: buildConnector.BuildOptions,
  allowed: Allowed,
  resolve: Resolve = systemLookup,
): buildConnector.connector {
  const connect = buildConnector({
    ...options,
    lookup(host, { all, ...how }, callback) {
      resolve(host, { ...how, all: true }, (error, addresses) => {
        const fail = (reason: Error) => callback(reason, "", 0);
        if (error) return fail(error);
        const [first] = addresses;
        if (!first)
          return fail(new AddressError({ why: `${host} has no address.`, todo: "Check the name." }));
        try {
          for (const { address } of addresses) refuseUnlessAllowed(address, host, allowed);
        } catch (reason) {
          return fail(reason as Error);
        }
        if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, "");
    try {
      // Nothing is looked up for an address.
      if (isIP(host) !== 0) refuseUnlessAllowed(host, host, allowed);
    } catch (reason) {
      callback(reason as Error, null);
      return;
    }
    return connect(target, callback);
  };
}
