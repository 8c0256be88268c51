import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openLog, readLine } from "./audit";

const event = (over: object) =>
  JSON.stringify({
    verb: "create",
    requestURI: "/",
    userAgent: "drydock (web-0-1)",
    responseStatus: { code: 201 },
    requestReceivedTimestamp: "2026-11-21T12:00:00.100000Z",
    stageTimestamp: "2026-11-21T12:00:00.250000Z",
    ...over,
  });
const pod = { resource: "pods", namespace: "shop", name: "web-1" };
const AT = Date.parse("2026-11-21T12:00:00Z");

describe("a line of the audit log", () => {
  it("of an eviction tells the holder behind it, the precondition and both times", () => {
    const requestObject = { deleteOptions: { preconditions: { uid: "u" } } };
    expect(readLine(event({ objectRef: { ...pod, subresource: "eviction" }, requestObject }))).toEqual({
      kind: "evict",
      by: "web-0-1",
      console: true,
      receivedAt: AT + 100,
      answeredAt: AT + 250,
      code: 201,
      pod: "shop/web-1",
      uid: "u",
    });
  });

  it("of kubectl is no console's", () => {
    const line = readLine(event({ verb: "delete", objectRef: pod, userAgent: "kubectl/v1.36.3" }));
    expect(line).toMatchObject({ kind: "delete-pod", console: false, by: "kubectl/v1.36.3" });
  });

  it("of a node's change tells how it left the node", () => {
    const maintenance = { id: "m", nodeUid: "N", wasCordoned: true, ending: { by: "noah", at: "" } };
    const annotations = { "drydock.dev/maintenance": JSON.stringify(maintenance) };
    const responseObject = { metadata: { uid: "N", annotations }, spec: { unschedulable: true } };
    const objectRef = { resource: "nodes", name: "n" };
    expect(readLine(event({ verb: "patch", objectRef, responseObject }))).toMatchObject({
      kind: "write-node",
      node: "n",
      after: {
        uid: "N",
        unschedulable: true,
        maintenance: { id: "m", nodeUid: "N", wasCordoned: true, paused: false, ending: true },
      },
    });
    expect(readLine(event({ verb: "delete", objectRef }))).not.toHaveProperty("after");
  });

  it("of a binding, of the Lease, and of a proof's list tell what a history needs", () => {
    const requestObject = { metadata: { uid: "u" }, target: { name: "n" } };
    const binding = event({ objectRef: { ...pod, subresource: "binding" }, requestObject });
    expect(readLine(binding)).toMatchObject({ kind: "bind", uid: "u", node: "n" });
    const lease = event({
      verb: "update",
      objectRef: { resource: "leases", namespace: "kube-system", name: "drydock" },
      requestObject: { spec: { holderIdentity: "web-0-1", leaseDurationSeconds: 15 } },
    });
    expect(readLine(lease)).toMatchObject({ kind: "take-lease", holder: "web-0-1", leaseMs: 15_000 });
    const requestURI = "/api/v1/pods?fieldSelector=spec.nodeName%3Dn&limit=500";
    const list = event({ verb: "list", requestURI, objectRef: { resource: "pods" } });
    expect(readLine(list)).toEqual({ kind: "verify", node: "n" });
  });

  it("of anything else tells nothing", () => {
    expect(readLine(event({ verb: "get", objectRef: { resource: "nodes", name: "n" } }))).toBeUndefined();
    expect(
      readLine(
        event({
          verb: "update",
          objectRef: { resource: "leases", namespace: "kube-system", name: "kcm" },
          userAgent: "kcm",
        }),
      ),
    ).toBeUndefined();
  });
});

it("the log is followed as it grows, also when a line is not yet complete", () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "drydock-audit-")), "audit.log");
  const line = event({ verb: "delete", objectRef: pod });
  writeFileSync(file, `${line}\n${line.slice(0, 40)}`);
  const read = openLog(file);
  expect(read()).toHaveLength(1);
  expect(read()).toHaveLength(0);
  appendFileSync(file, `${line.slice(40)}\n`);
  expect(read()).toHaveLength(1);
});
