import { expect, test } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { checkedNamespace } from "./names";
import { collectionPath, LEASES, NODES, objectPath, PODS } from "./paths";

const good = ["w1", "ip-10-0-1-2.eu-west-1.compute.internal", "a", "0", "a.b.c", "x".repeat(253)];
const bad = [
  "",
  ".",
  "..",
  "...",
  "a..b",
  ".a",
  "a.",
  "-a",
  "a-",
  "A",
  "a/b",
  "a%2Fb",
  "%2e%2e",
  "a?b",
  "a#b",
  "a b",
  "a\n",
  "\na",
  "ä",
  "a\u0000",
  "..%2f",
  "a\\b",
  "x".repeat(254),
];

test.each(good)("%s may stand in a path", (name) => {
  expect(objectPath(NODES, { name })).toBe(`/api/v1/nodes/${name}`);
});

test.each(bad.map((name) => [JSON.stringify(name).slice(0, 30), name]))("%s may not", (_, name) => {
  expect(() => objectPath(NODES, { name })).toThrow(DrydockError);
  expect(() => checkedNamespace(name)).toThrow(DrydockError);
});

test("namespaces hold no dots and at most 63 characters", () => {
  expect(() => checkedNamespace("a.b")).toThrow(DrydockError);
  expect(() => checkedNamespace("x".repeat(64))).toThrow(DrydockError);
  expect(checkedNamespace("x".repeat(63))).toHaveLength(63);
});

test("paths of groups, namespaces and subresources", () => {
  expect(collectionPath(PODS)).toBe("/api/v1/pods");
  expect(collectionPath(LEASES, "kube-system")).toBe(
    "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases",
  );
  expect(objectPath(PODS, { namespace: "shop", name: "p", subresource: "eviction" })).toBe(
    "/api/v1/namespaces/shop/pods/p/eviction",
  );
});

test("no name, however made, leaves its place in the URL", () => {
  const alphabet = [
    "a",
    "0",
    ".",
    "..",
    "-",
    "/",
    "%2e",
    "%2f",
    "\\",
    "?",
    "#",
    "A",
    "é",
    " ",
    "\t",
    "@",
    ":",
    "~",
  ];
  let seed = 42;
  const pick = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return alphabet[seed % alphabet.length] ?? "";
  };
  let accepted = 0;
  for (let round = 0; round < 20_000; round++) {
    const name = Array.from({ length: 1 + (round % 5) }, pick).join("");
    let path: string;
    try {
      path = objectPath(PODS, { namespace: "shop", name });
    } catch (error) {
      expect(error).toBeInstanceOf(DrydockError);
      continue;
    }
    accepted += 1;
    const url = new URL(`https://host:6443${path}`);
    expect(url.href).toBe(`https://host:6443/api/v1/namespaces/shop/pods/${name}`);
    expect(url.pathname.split("/")).toHaveLength(7);
  }
  expect(accepted).toBeGreaterThan(100);
});
