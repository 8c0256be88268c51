import type { Cluster } from "@/lib/adapters/kubernetes";
import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import { type ImpersonationSettings, type Whom, whomFor } from "@/lib/domain/impersonation/whom";
import type { ClusterPort, Permission } from "@/lib/operations/ports";

function sameRight(one: Permission, other: Permission): boolean {
  return (
    one.verb === other.verb && one.resource === other.resource && (one.group ?? "") === (other.group ?? "")
  );
}

/** Both have to be allowed: the console evicts for the person, and must not do for them what they may not. */
function both(own: Permission, theirs: Permission | undefined, person: string): Permission {
  if (theirs === undefined || own.allowed !== true) return own;
  return theirs.allowed ? own : { ...own, allowed: theirs.allowed, person };
}

/** Whom the cluster sees in a person's commands; undefined: the console itself, whose roles decide alone. */
export async function whomToBe(
  port: Cluster,
  person: Principal,
  settings: ImpersonationSettings,
): Promise<Whom | undefined> {
  // Whether to impersonate is never decided by a failure.
  if (settings.mode === "off" || (settings.mode === "auto" && !(await port.mayImpersonate())))
    return undefined;
  const whom = whomFor(person, port.info.id, settings);
  if ("user" in whom) return whom;
  throw new DrydockError({
    code: "forbidden",
    verb: "act",
    object: `in the name of ${person.name || "nobody"}`,
    why: whom.why,
    todo: "Nothing was sent. Ask an Administrator to correct the name, the groups or the prefixes.",
  });
}

/**
 * The port as a person's commands use it. Where the cluster lets the console speak for others, what is written goes out in
 * the person's name, and the plan asks what that person may; everything that is only read, and what the engine does
 * later, is the console's own.
 */
export function actFor(port: Cluster, person: Principal, settings: () => ImpersonationSettings): ClusterPort {
  async function behalf() {
    const whom = await whomToBe(port, person, settings());
    return whom && port.onBehalfOf(whom);
  }
  const theirs: Pick<ClusterPort, "patchNode" | "permissions" | "restarts" | "backups" | "scans"> = {
    backups: {
      ...port.backups,
      async start(...call) {
        return ((await behalf()) ?? port).backups.start(...call);
      },
    },
    scans: {
      ...port.scans,
      async start(...call) {
        return ((await behalf()) ?? port).scans.start(...call);
      },
      async remove(...call) {
        return ((await behalf()) ?? port).scans.remove(...call);
      },
    },
    restarts: {
      ...port.restarts,
      async missing() {
        const [own, other] = await Promise.all([port.restarts.missing(), behalf()]);
        return [...new Set([...own, ...((await other?.restarts.missing()) ?? [])])];
      },
    },
    async patchNode(...call) {
      return ((await behalf()) ?? port).patchNode(...call);
    },
    async permissions() {
      const [own, other] = await Promise.all([port.permissions(), behalf()]);
      if (other === undefined) return own;
      const rights = await other.permissions();
      return own.map((right) =>
        both(
          right,
          rights.find((one) => sameRight(one, right)),
          person.name,
        ),
      );
    },
  };
  // Defined and not assigned: those of the port may be read-only.
  return Object.create(port, {
    patchNode: { value: theirs.patchNode },
    permissions: { value: theirs.permissions },
    restarts: { value: theirs.restarts },
    backups: { value: theirs.backups },
    scans: { value: theirs.scans },
  }) as ClusterPort;
}
