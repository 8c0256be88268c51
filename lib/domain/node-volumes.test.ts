import { describe, expect, it } from "vitest";
import { attachLimitsOf, volumesOf } from "./node-volumes";
import type { ObservedCluster } from "./observed";
import { buildIndex, buildNode, buildPod } from "./testing/build";

const attachment = (volume: string, over = {}) => ({
  name: `csi-${volume}`,
  nodeName: "a",
  volume,
  attached: true,
  deleting: false,
  ...over,
});
const claim = (name: string, volume: string) => ({ namespace: "shop", name, volume });
const disk = (name: string, driver = "disk.example") => ({ name, driver, handle: `h-${name}` });

function look(over: Partial<ObservedCluster>, volumesAttached: string[] = []) {
  const node = buildNode("a", { volumesAttached });
  const index = buildIndex({ nodes: [node, buildNode("b")], ...over });
  return { volumes: volumesOf(index, node), limits: attachLimitsOf(index, node) };
}

describe("volumesOf", () => {
  it("tells of each attachment: state, driver, claim, and the pods here that use it", () => {
    const { volumes } = look(
      {
        attachments: [attachment("pv-1"), attachment("pv-2", { nodeName: "b" })],
        volumes: [disk("pv-1"), disk("pv-2")],
        claims: [claim("data", "pv-1")],
        pods: [
          buildPod("db-1", { claims: ["data"] }),
          buildPod("db-0", { claims: ["data"] }),
          buildPod("db-2", { claims: ["data"], nodeName: "b" }),
          buildPod("other", { claims: ["data"], namespace: "else" }),
        ],
      },
      ["kubernetes.io/csi/disk.example^h-pv-1"],
    );
    expect(volumes).toEqual([
      {
        name: "pv-1",
        state: "attached",
        driver: "disk.example",
        claim: { namespace: "shop", name: "data" },
        pods: ["db-0", "db-1"],
        error: undefined,
      },
    ]);
  });

  it("puts first what is on its way, and says what the driver said", () => {
    const { volumes } = look({
      attachments: [
        attachment("pv-a"),
        attachment("pv-b", { attached: false, error: "no path" }),
        attachment("pv-c", { deleting: true }),
      ],
      volumes: [],
    });
    expect(volumes.map(({ name, state, error }) => [name, state, error])).toEqual([
      ["pv-b", "attaching", "no path"],
      ["pv-c", "detaching", undefined],
      ["pv-a", "attached", undefined],
    ]);
  });

  it("knows the claim of a volume whose pod has left", () => {
    const { volumes } = look({ attachments: [attachment("pv-1")], claims: [claim("data", "pv-1")] });
    expect(volumes).toMatchObject([{ claim: { name: "data" }, pods: [] }]);
  });

  it("tells of a volume that the node alone speaks of, once", () => {
    const names = ["kubernetes.io/csi/disk.example^h-pv-1", "kubernetes.io/csi/nfs.example^share"];
    const { volumes } = look({ attachments: [attachment("pv-1")], volumes: [disk("pv-1")] }, names);
    expect(volumes.map(({ name, driver }) => [name, driver])).toEqual([
      ["kubernetes.io/csi/nfs.example^share", "nfs.example"],
      ["pv-1", "disk.example"],
    ]);
  });

  it("counts none twice where PersistentVolumes can't be read", () => {
    const names = ["kubernetes.io/csi/disk.example^h-pv-1"];
    expect(look({ attachments: [attachment("pv-1")] }, names).volumes).toHaveLength(1);
  });
});

describe("attachLimitsOf", () => {
  it("counts the volumes of each driver that has a limit, those on their way too", () => {
    const { limits } = look({
      attachments: [attachment("pv-1"), attachment("pv-2", { attached: false }), attachment("pv-3")],
      volumes: [disk("pv-1"), disk("pv-2"), disk("pv-3", "other.example")],
      volumeLimits: [
        { node: "a", drivers: { "disk.example": 25 } },
        { node: "b", drivers: { "disk.example": 1 } },
      ],
    });
    expect(limits).toEqual([{ driver: "disk.example", attached: 2, limit: 25 }]);
  });

  it("says nothing where limits can't be read", () => {
    expect(look({ attachments: [attachment("pv-1")] }).limits).toEqual([]);
  });
});
