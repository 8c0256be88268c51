"use client";
import { CheckLine } from "@/components/ui/check-line";
import { Select } from "@/components/ui/select";
import { useClusters } from "@/lib/client/queries";
import { EVERY_CLUSTER } from "@/lib/domain/access/principal";
import { CLUSTER_ROLES, type ClusterRole, ROLE_NAMES } from "@/lib/domain/access/role";
import { clusterChoices, type Roles, withRole } from "./role-choice";

const NONE = "none";
const items = [
  { value: NONE, label: "No role" },
  ...CLUSTER_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] })),
] as readonly { value: ClusterRole | typeof NONE; label: string }[];

interface RolesFormProps {
  roles: Roles;
  onChange: (roles: Roles) => void;
}

/** The tenant's administrator, and a role on all clusters or on each. */
export function RolesForm({ roles, onChange }: RolesFormProps) {
  const clusters = useClusters();
  const { administrator, bindings } = roles;
  const names = new Map(clusters.data?.items.map(({ id: cluster, name }) => [cluster, name]));
  return (
    <div className="flex flex-col gap-4">
      <CheckLine
        checked={administrator}
        onChange={(checked) => onChange({ ...roles, administrator: checked })}
        title="Administrator"
      >
        Manages people, clusters, settings and the audit log, and is Cluster Admin everywhere.
      </CheckLine>
      <ul aria-label="Roles on clusters" className="flex max-h-72 flex-col gap-2 overflow-y-auto p-0.5">
        {clusterChoices([...names.keys()], bindings).map((cluster) => {
          const name = cluster === EVERY_CLUSTER ? "All clusters" : (names.get(cluster) ?? cluster);
          const role = bindings.find((binding) => binding.cluster === cluster)?.role ?? NONE;
          return (
            <li className="flex items-end gap-3" key={cluster}>
              <Select
                items={items}
                label={name}
                onValueChange={(next) =>
                  onChange({
                    ...roles,
                    bindings: withRole(bindings, cluster, next === NONE ? undefined : next),
                  })
                }
                value={role}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
