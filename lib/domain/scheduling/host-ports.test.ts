import { describe, expect, it } from "vitest";
import { buildNode, buildPod } from "@/lib/domain/testing/build";
import { portsCollide } from "./host-ports";
import type { HostPort } from "./observed";
import { judged, leftOver, tried, wishing } from "./testing/trial";

const onNode = (ports: HostPort[], name = "o", nodeName = "b") => wishing(name, { ports }, { nodeName });

describe("NodePorts: two ports on one node", () => {
  it.each<[string, HostPort, HostPort, boolean]>([
    ["the same", { port: 80 }, { port: 80 }, true],
    ["another number", { port: 80 }, { port: 81 }, false],
    ["TCP is what none means", { port: 80, protocol: "TCP" }, { port: 80 }, true],
    ["UDP beside TCP", { port: 53, protocol: "UDP" }, { port: 53, protocol: "TCP" }, false],
    ["UDP beside none", { port: 53, protocol: "UDP" }, { port: 53 }, false],
    ["SCTP beside TCP", { port: 80, protocol: "SCTP" }, { port: 80, protocol: "TCP" }, false],
    ["UDP twice", { port: 53, protocol: "UDP" }, { port: 53, protocol: "UDP" }, true],
    ["one address twice", { port: 80, ip: "10.0.0.1" }, { port: 80, ip: "10.0.0.1" }, true],
    ["two addresses", { port: 80, ip: "10.0.0.1" }, { port: 80, ip: "10.0.0.2" }, false],
    ["one address and none", { port: 80, ip: "10.0.0.1" }, { port: 80 }, true],
    ["one address and 0.0.0.0", { port: 80, ip: "10.0.0.1" }, { port: 80, ip: "0.0.0.0" }, true],
    ["one address and an empty one", { port: 80, ip: "127.0.0.1" }, { port: 80, ip: "" }, true],
    ["0.0.0.0 and none", { port: 80, ip: "0.0.0.0" }, { port: 80 }, true],
    [":: is an address like others", { port: 80, ip: "::" }, { port: 80, ip: "::1" }, false],
    [
      "one address, another protocol",
      { port: 80, ip: "10.0.0.1", protocol: "UDP" },
      { port: 80, ip: "10.0.0.1" },
      false,
    ],
    ["all addresses, another number", { port: 80 }, { port: 443, ip: "10.0.0.1" }, false],
  ])("%s", (_, a, b, collide) => {
    expect(portsCollide(a, b)).toBe(collide);
    expect(portsCollide(b, a)).toBe(collide);
    const verdict = collide ? "port" : "fits";
    const nodes = [buildNode("b")];
    expect(judged(wishing("p", { ports: [a] }), { nodes, pods: [onNode([b])] }).b).toBe(verdict);
    expect(judged(wishing("p", { ports: [b] }), { nodes, pods: [onNode([a])] }).b).toBe(verdict);
  });
});

describe("NodePorts: pods with ports", () => {
  const nodes = [buildNode("a"), buildNode("b"), buildNode("c")];

  it("one port of several is enough", () => {
    const pod = wishing("p", { ports: [{ port: 1 }, { port: 2 }] });
    const judge = (...ports: HostPort[]) => judged(pod, { nodes, pods: [onNode(ports)] }).b;
    expect(judge({ port: 3 }, { port: 2 })).toBe("port");
    expect(judge({ port: 3 }, { port: 4 })).toBe("fits");
  });

  it("sees the port on the node that has it only", () => {
    const pod = wishing("p", { ports: [{ port: 80 }] });
    expect(judged(pod, { nodes, pods: [onNode([{ port: 80 }])] })).toMatchObject({ b: "port", c: "fits" });
  });

  it("asks nobody who wants no port", () => {
    expect(judged(buildPod("p"), { nodes, pods: [onNode([{ port: 80 }])] }).b).toBe("fits");
  });

  it("sets ports of finished pods free, not those of terminating ones", () => {
    const pod = wishing("p", { ports: [{ port: 80 }] });
    const ended = { ...onNode([{ port: 80 }]), phase: "Succeeded" };
    expect(judged(pod, { nodes, pods: [ended] }).b).toBe("fits");
    const ending = { ...onNode([{ port: 80 }]), deletionAt: "2026-11-21T12:00:00Z" };
    expect(judged(pod, { nodes, pods: [ending] }).b).toBe("port");
  });

  it("gives each node one of the displaced, whatever the order", () => {
    const pods = ["p1", "p2", "p3"].map((name) => wishing(name, { ports: [{ port: 80 }] }));
    expect(leftOver(tried(pods, { nodes })).every(({ length }) => length === 1)).toBe(true);
    expect(leftOver(tried(pods.slice(1), { nodes })).every(({ length }) => length === 0)).toBe(true);
  });

  it("two ports of one node for two pods", () => {
    const pods = [80, 81].map((port) => wishing(`p${port}`, { ports: [{ port }] }));
    expect(leftOver(tried(pods, { nodes: nodes.slice(0, 2) })).flat()).toEqual([]);
  });
});
