import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Finished calls of one client, as the API server's audit log has them. */
export interface Calls {
  /** What the drain cost: everything but what stands below. */
  drain: number;
  /** Evictions that the API server refused with 429; each is asked again. Part of `drain`. */
  refused: number;
  /** Evictions that it accepted. Part of `drain`. */
  accepted: number;
  /** Goes on whether or not somebody drains: watches and their lists, probes, the Lease. Not part of `drain`. */
  upkeep: number;
  /** The drain's calls by verb and resource. */
  kinds: Record<string, number>;
}

interface AuditEvent {
  stage: string;
  verb: string;
  userAgent?: string;
  requestURI: string;
  objectRef?: { resource?: string; subresource?: string; name?: string };
  responseStatus?: { code?: number };
}

/** Reads what is appended to a log from now on. */
export function follow(file: string): { read(): string; close(): void } {
  const descriptor = openSync(file, "r");
  let position = fstatSync(descriptor).size;
  return {
    read() {
      const buffer = Buffer.alloc(fstatSync(descriptor).size - position);
      position += readSync(descriptor, buffer, 0, buffer.length, position);
      return buffer.toString("utf8");
    },
    close: () => closeSync(descriptor),
  };
}

/** A reflector's list has no field selector, a probe asks for one node: neither belongs to a drain. */
function isUpkeep({ verb, requestURI, objectRef }: AuditEvent): boolean {
  if (verb === "watch" || objectRef?.resource === "leases" || requestURI.startsWith("/version")) return true;
  return verb === "list" && (/[?&]limit=1(&|$)/.test(requestURI) || /resourceVersion=/.test(requestURI));
}

export function callsOf(log: string, userAgent: string): Calls {
  const calls: Calls = { drain: 0, refused: 0, accepted: 0, upkeep: 0, kinds: {} };
  for (const line of log.split("\n")) {
    if (!line.includes(userAgent)) continue;
    const event = JSON.parse(line) as AuditEvent;
    if (event.stage !== "ResponseComplete" || event.userAgent?.split(/[/ ]/)[0] !== userAgent) continue;
    if (isUpkeep(event)) {
      calls.upkeep++;
      continue;
    }
    calls.drain++;
    const { resource, subresource } = event.objectRef ?? {};
    const kind = `${event.verb} ${[resource ?? event.requestURI, subresource].filter(Boolean).join("/")}`;
    calls.kinds[kind] = (calls.kinds[kind] ?? 0) + 1;
    if (subresource !== "eviction") continue;
    if (event.responseStatus?.code === 429) calls.refused++;
    if (event.responseStatus?.code === 201) calls.accepted++;
  }
  return calls;
}
