import { PlainTable } from "@/components/ui/plain-table";
import { StateWord } from "@/components/ui/state-word";
import type { ProfileBody } from "@/lib/contracts/profile";
import { nodesWords, skewWords } from "./profile-words";

type Infrastructure = Pick<ProfileBody, "apiServer" | "layers" | "networks" | "storage" | "drivers">;

/** The infrastructure layers, one line a version: where nodes differ it shows. */
export function LayerTable({ apiServer, layers, networks, storage, drivers = [] }: Infrastructure) {
  const rows = layers.flatMap(({ id, title, versions }) =>
    versions.map(({ version, nodes, skew }, at) => {
      const bad = skewWords(skew);
      return {
        key: `${id} ${version}`,
        cells: [
          title,
          version,
          nodesWords({ nodes }, versions.length === 1),
          bad ? (
            <StateWord key="state" state="failed">
              Not supported
            </StateWord>
          ) : versions.length === 1 ? (
            <StateWord key="state" state="healthy">
              The same on all
            </StateWord>
          ) : (
            <StateWord key="state" state="blocked">
              {at === 0 ? "On most" : "Differs"}
            </StateWord>
          ),
        ],
        note: bad,
      };
    }),
  );
  const plugin = (layer: string) => (one: ProfileBody["networks"][number]) => ({
    key: `${layer} ${one.namespace}/${one.daemonSet}`,
    cells: [`${layer}: ${one.name}`, one.version, `DaemonSet ${one.namespace}/${one.daemonSet}`, ""],
  });
  return (
    <PlainTable
      columns={["Layer", "Version", "Where", "State"]}
      label="Infrastructure"
      rows={[
        ...(apiServer ? [{ key: "api", cells: ["Kubernetes (API server)", apiServer, "", ""] }] : []),
        ...rows,
        ...networks.map(plugin("Network")),
        ...storage.map(plugin("Storage")),
        ...drivers.map((driver) => ({ key: `csi ${driver}`, cells: ["CSI driver", driver, "", ""] })),
      ]}
    />
  );
}
