import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { base64, CERTIFICATE, KEY } from "@/lib/adapters/kubernetes/testing/certificates";
import { kubeconfigWith } from "@/lib/adapters/kubernetes/testing/kubeconfig-with";
import { readPastedKubeconfig } from ".";

const NOW = new Date("2026-11-28T00:00:00Z");

function contextsIn(text: string) {
  const found = readPastedKubeconfig(text, NOW);
  if (!("contexts" in found)) throw new Error(found.why);
  return found;
}

const certificate = { "client-certificate-data": base64(CERTIFICATE), "client-key-data": base64(KEY) };

describe("what is accepted", () => {
  test("a token, rebuilt from what was checked alone", () => {
    const { contexts, current } = contextsIn(
      kubeconfigWith({
        cluster: {
          extensions: [{ name: "minikube" }],
          "disable-compression": true,
          "insecure-skip-tls-verify": false,
        },
        user: { token: "abc.def-ghi_jkl", exec: null, as: "" },
        context: { cluster: "c", user: "u", namespace: "default" },
        top: { preferences: {} },
      }),
    );
    expect(current).toBe("x");
    expect(contexts).toEqual([
      {
        name: "x",
        server: "203.0.113.9:44443",
        credential: {
          server: "https://203.0.113.9:44443/",
          authority: CERTIFICATE,
          login: { kind: "token", token: "abc.def-ghi_jkl" },
        },
      },
    ]);
  });

  test("a certificate with its key, and whatever openssl wrote around them left out", () => {
    const bag = `Bag Attributes\n  friendlyName: x\n${CERTIFICATE}`;
    const { contexts } = contextsIn(
      kubeconfigWith({ user: { ...certificate, "client-certificate-data": base64(bag) } }),
    );
    expect(contexts[0]).toMatchObject({
      credential: { login: { kind: "certificate", certificate: CERTIFICATE, key: KEY } },
    });
  });

  test("another name of the server, a path, and the machine's authorities", () => {
    const text = kubeconfigWith({
      cluster: {
        server: "https://rancher.example.com/k8s/clusters/c-1",
        "tls-server-name": "kubernetes.default",
        "certificate-authority-data": undefined,
      },
    });
    expect(contextsIn(text).contexts[0]).toMatchObject({
      credential: {
        server: "https://rancher.example.com/k8s/clusters/c-1",
        tlsServerName: "kubernetes.default",
      },
    });
    expect(contextsIn(text).contexts[0]).not.toHaveProperty("credential.authority");
  });

  test("JSON as well as YAML", () => {
    const user = { name: "u", user: { token: "abc" } };
    const cluster = { name: "c", cluster: { server: "https://k8s.example.com" } };
    const context = { name: "x", context: { cluster: "c", user: "u" } };
    const text = JSON.stringify({ clusters: [cluster], users: [user], contexts: [context] });
    expect(contextsIn(text).contexts[0]).toHaveProperty("credential");
  });
});

test("of several contexts each is judged by itself, and a person chooses", () => {
  const text = stringify({
    clusters: [
      { name: "east", cluster: { server: "https://east.example.com" } },
      { name: "west", cluster: { server: "https://west.example.com", "proxy-url": "http://x" } },
    ],
    users: [
      { name: "robot", user: { token: "abc" } },
      { name: "cloud", user: { exec: { command: "aws" } } },
    ],
    contexts: [
      { name: "east-robot", context: { cluster: "east", user: "robot" } },
      { name: "east-cloud", context: { cluster: "east", user: "cloud" } },
      { name: "west-cloud", context: { cluster: "west", user: "cloud" } },
    ],
    "current-context": "gone",
  });
  const { contexts, current } = contextsIn(text);
  expect(current).toBeUndefined();
  expect(contexts.map(({ name, server }) => [name, server])).toEqual([
    ["east-robot", "east.example.com"],
    ["east-cloud", "east.example.com"],
    ["west-cloud", undefined],
  ]);
  expect(
    contexts.map((context) => ("refusals" in context ? context.refusals.map(({ at }) => at) : [])),
  ).toEqual([[], ["user cloud: exec"], ["cluster west: proxy-url", "user cloud: exec"]]);
});
