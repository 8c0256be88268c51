"use client";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { useClusters } from "@/lib/client/queries";
import { EVERY_CLUSTER } from "@/lib/domain/access/principal";
import { CLUSTER_ROLES, type ClusterRole, ROLE_NAMES } from "@/lib/domain/access/role";
import { clusterChoices, type Roles, withRole } from "./role-words";

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
  const id = useId();
  const clusters = useClusters();
  const { administrator, bindings } = roles;
  const names = new Map(clusters.data?.items.map(({ id: cluster, name }) => [cluster, name]));
  const toggle = () => onChange({ ...roles, administrator: !administrator });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex gap-2.5">
        <span className="flex h-5 items-center">
          <Checkbox
            checked={administrator}
            describedBy={`${id}-what`}
            labelledBy={`${id}-title`}
            onCheckedChange={toggle}
          />
        </span>
        <div>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tick box takes the keys */}
          <p className="text-section" id={`${id}-title`} onClick={toggle}>
            Administrator
          </p>
          <p className="text-meta text-text-2" id={`${id}-what`}>
            Manages people, clusters, settings and the audit log, and is Cluster Admin everywhere.
          </p>
        </div>
      </div>
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
