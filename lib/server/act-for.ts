import type { Cluster } from "@/lib/adapters/kubernetes";
import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import { type ImpersonationSettings, whomFor } from "@/lib/domain/impersonation/whom";
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

/**
 * The port as a person's commands use it. Where the cluster lets the console speak for others, writes to nodes go out in
 * the person's name, and the plan asks what that person may; everything that is only read, and what the engine does
 * later, is the console's own.
 */
export function actFor(port: Cluster, person: Principal, settings: () => ImpersonationSettings): ClusterPort {
  /** undefined: the console's roles decide alone. Whether to impersonate is never decided by a failure. */
  async function behalf() {
    const { mode } = settings();
    if (mode === "off" || (mode === "auto" && !(await port.mayImpersonate()))) return undefined;
    const whom = whomFor(person, port.info.id, settings());
    if ("user" in whom) return port.onBehalfOf(whom);
    throw new DrydockError({
      code: "forbidden",
      verb: "act",
      object: `in the name of ${person.name || "nobody"}`,
      why: whom.why,
      todo: "Nothing was sent. Ask an Administrator to correct the name, the groups or the prefixes.",
    });
  }
  const theirs: Pick<ClusterPort, "patchNode" | "permissions"> = {
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
  }) as ClusterPort;
}
