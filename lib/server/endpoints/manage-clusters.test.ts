import { describe, expect, it } from "vitest";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import type { Call, Endpoint } from "@/lib/server/endpoint";
import {
  addClusterCall,
  changeClusterCall,
  removeClusterCall,
  rotateCredentialCall,
  testKubeconfig,
} from "./manage-clusters";

const SECRET = "canary-of-the-credential";
const kubeconfig = `
contexts: [{ name: east, context: { cluster: c, user: u } }]
clusters: [{ name: c, cluster: { server: "https://10.0.0.7:6443" } }]
users: [{ name: u, user: { token: ${SECRET} } }]
`;
const credential = { kubeconfig, context: "east" };

function told<Body>({ audit }: Endpoint<Body>, body: Body, query = ""): unknown[] {
  const call: Call<Body> = {
    body,
    params: { cluster: "depot", node: "", id: "" },
    query: new URLSearchParams(query),
    request: new Request("http://127.0.0.1/"),
    person: buildAdministrator("mira"),
  };
  return [audit?.object?.(call), audit?.detail?.(call)];
}

describe("the audit log is told", () => {
  it("where a connection is tried to, also of a credential that is refused", () => {
    expect(told(testKubeconfig, credential)).toEqual(["cluster at 10.0.0.7:6443", undefined]);
    const hostile = kubeconfig.replace("token:", "tokenFile:");
    expect(told(testKubeconfig, { kubeconfig: hostile, context: "east" })[0]).toBe(
      "cluster at 10.0.0.7:6443",
    );
    expect(told(testKubeconfig, { kubeconfig: "no", context: "east" })[0]).toBe(
      "cluster at an unread address",
    );
  });

  it("the address and tags of what is added, and the address of a new credential", () => {
    const added = told(addClusterCall, { ...credential, name: "Depot", tags: ["a", "b"] });
    expect(added).toEqual(["cluster Depot", { server: "10.0.0.7:6443", tags: "a, b" }]);
    expect(told(rotateCredentialCall, credential)).toEqual(["cluster depot", { server: "10.0.0.7:6443" }]);
    expect(JSON.stringify(added)).not.toContain(SECRET);
  });

  it("what a cluster is changed to: whether commands go out in a person's name decides whose rules hold", () => {
    const impersonation = { mode: "off", userPrefix: "d:", groupPrefix: "" } as const;
    expect(told(changeClusterCall, { name: "Depot", tags: [], impersonation })[1]).toEqual({
      name: "Depot",
      tags: "",
      impersonation: "off",
      userPrefix: "d:",
      groupPrefix: "",
    });
    expect(told(changeClusterCall, {})[1]).toEqual({});
  });

  it("that nodes were left in maintenance, and which", () => {
    expect(told(removeClusterCall, undefined, "maintenances=leave")[1]).toEqual({ maintenances: "left" });
    expect(told(removeClusterCall, undefined)[1]).toEqual({});
    const came = (inMaintenance: string[]) => removeClusterCall.audit?.came?.({ id: "depot", inMaintenance });
    expect(came(["a", "b"])).toEqual({ detail: { inMaintenance: "a and b" } });
    expect(came([])).toEqual({});
  });
});
