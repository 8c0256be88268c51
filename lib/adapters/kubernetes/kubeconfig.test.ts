import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { openSource } from "./credential-source";
import { loadContexts } from "./kubeconfig";

const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const one = (server: string, context = "prod", cluster = "") => `
clusters: [{name: c, cluster: {server: "${server}"${cluster}}}]
users: [{name: admin, user: {token: t}}]
contexts: [{name: ${context}, context: {cluster: c, user: admin, namespace: shop}}]
`;

const load = (...paths: string[]) => loadContexts({ KUBECONFIG: paths.join(":") });

test("each context of each file is a cluster of its own, and files are never merged", () => {
  const a = file("a", one("https://a:6443"));
  const b = file("b", one("https://b:6443"));
  const { contexts, problems } = load(a, b);
  expect(problems).toEqual([]);
  expect(contexts.map(({ name }) => name)).toEqual(["prod", "prod"]);
  expect(contexts.map((context) => context.load().getCurrentCluster()?.server)).toEqual([
    "https://a:6443",
    "https://b:6443",
  ]);
});

test("ids are safe in a URL, unique, and stay the same", () => {
  const a = file("a", one("https://a:6443"));
  const b = file("b", one("https://b:6443"));
  const c = file("c", one("https://c:6443", '"Über/Prod@EU.west"'));
  const d = file("d", one("https://d:6443", '"..."'));
  const e = file("e", one("https://e:6443", `"${"x".repeat(90)}"`));
  const ids = load(a, b, c, d, e).contexts.map(({ id }) => id);
  expect(ids[0]).toBe("prod");
  expect(ids[1]).toMatch(/^prod-[0-9a-f]{6}$/);
  expect(ids.slice(2, 4)).toEqual(["uber-prod-eu-west", "cluster"]);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
  expect(load(a, b, c, d, e).contexts.map(({ id }) => id)).toEqual(ids);
});

test("one bad file does not hold up the others", () => {
  const good = file("a", one("https://a:6443"));
  const { contexts, problems } = load(join(folder, "missing"), good);
  expect(contexts).toHaveLength(1);
  expect(problems.map(({ message }) => message)).toEqual([
    `${join(folder, "missing")}: the file does not exist. Correct KUBECONFIG, or create the file.`,
  ]);
});

const bad: [string, string, string][] = [
  ["not YAML", "a: [1\nb: {", "is not YAML"],
  ["a list", "- 1", "holds no kubeconfig"],
  ["empty", "", "holds no kubeconfig"],
  ["no contexts", "clusters: []", "has no contexts"],
  [
    "no such cluster",
    "contexts: [{name: x, context: {cluster: gone, user: u}}]",
    'context "x" names the cluster "gone", which the file does not have',
  ],
  [
    "no such user",
    'clusters: [{name: c, cluster: {server: "https://h"}}]\ncontexts: [{name: x, context: {cluster: c, user: gone}}]',
    'names the user "gone"',
  ],
  [
    "no server",
    "clusters: [{name: c, cluster: {}}]\ncontexts: [{name: x, context: {cluster: c}}]",
    "no server address",
  ],
  ["plain http", one("http://h:8080"), "by http://, unprotected"],
  ["not a URL", one("host"), "no server address"],
  [
    "groups that would be left out",
    one("https://h").replace("{token: t}", "{token: t, as: vera, as-groups: [x]}"),
    "as-groups",
  ],
];

test.each(bad)("%s is refused with the reason", (_, text, why) => {
  const path = file("bad", text);
  const { contexts, problems } = load(path);
  expect(contexts).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(why);
  expect(problems[0]?.source).toBe(path);
  expect(problems[0]?.todo).not.toBe("");
});

test("a token in a broken file does not reach the message", () => {
  const path = file("secret", "users: [{name: a, user: {token: canary-4711\nx: }}: y");
  expect(load(path).problems[0]?.message).not.toContain("canary");
});

test("a context without a user still verifies the server", () => {
  const path = file(
    "anonymous",
    one("https://h", "x", ", certificate-authority-data: Q0E=").replace(", user: admin", ""),
  );
  const options: { ca?: Buffer } = {};
  const [context] = load(path).contexts;
  return context
    ?.load()
    .applyToHTTPSOptions(options)
    .then(() => expect(options.ca?.toString()).toBe("CA"));
});

test("~/.kube/config is the default, and no file at all is no problem", () => {
  const home = join(folder, "home");
  file("home/.kube/config", one("https://home:6443"));
  expect(loadContexts({ HOME: home }).contexts).toHaveLength(1);
  expect(loadContexts({ HOME: join(folder, "nobody") })).toEqual({ contexts: [], problems: [] });
});

test("flatten gives one context with its files inside", () => {
  file("pki/ca.crt", "CA");
  file("pki/user.crt", "CERT");
  file("pki/user.key", "KEY");
  const path = file(
    "many",
    `
clusters:
- {name: c1, cluster: {server: "https://one", certificate-authority: pki/ca.crt, tls-server-name: api}}
- {name: c2, cluster: {server: "https://two"}}
users:
- {name: u1, user: {client-certificate: pki/user.crt, client-key: pki/user.key}}
- {name: u2, user: {token: other}}
contexts:
- {name: first, context: {cluster: c1, user: u1, namespace: shop}}
- {name: second, context: {cluster: c2, user: u2}}
current-context: second
`,
  );
  const flat = load(path).contexts[0]?.flatten();
  expect(flat).toHaveProperty("text");
  expect(parse(flat && "text" in flat ? flat.text : "")).toEqual({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "c1",
        cluster: { server: "https://one", "tls-server-name": "api", "certificate-authority-data": "Q0E=" },
      },
    ],
    users: [{ name: "u1", user: { "client-certificate-data": "Q0VSVA==", "client-key-data": "S0VZ" } }],
    contexts: [{ name: "first", context: { cluster: "c1", user: "u1", namespace: "shop" } }],
    "current-context": "first",
  });
});

test("flatten says which file it can't read", () => {
  const path = file("lost", one("https://h", "x", ", certificate-authority: nowhere.crt"));
  expect(() => load(path).contexts[0]?.flatten()).toThrow(
    `certificate-authority names ${join(folder, "nowhere.crt")}`,
  );
});

test("a context that leaves the file while the console runs is named", () => {
  const path = file("leaving", one("https://h", "x"));
  const [context] = load(path).contexts;
  writeFileSync(path, one("https://h", "y"));
  expect(() => context?.load()).toThrow('context "x" is not in the file any more');
});

test("in a pod without a kubeconfig it is the pod's account, whose token is read as it changes", async () => {
  const account = "pod/var/run/secrets/kubernetes.io/serviceaccount";
  const token = file(`${account}/token`, "first");
  file(`${account}/ca.crt`, "authority");
  file(`${account}/namespace`, "drydock");
  const service = { KUBERNETES_SERVICE_HOST: "10.96.0.1", KUBERNETES_SERVICE_PORT: "443" };
  for (const [name, value] of Object.entries(service)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = { ...service, HOME: join(folder, "nobody") };
  const { contexts, problems } = loadContexts(env, join(folder, "pod"));
  expect(problems).toEqual([]);
  const [context, ...others] = contexts;
  if (!context) throw new Error("there is none");
  expect(others).toEqual([]);
  expect(context).toMatchObject({ id: "in-cluster", origin: "in-cluster", source: "in-cluster account" });
  const source = openSource(context);
  const read = async () => (await source.read()).headers.Authorization;
  expect(source.server().href).toBe("https://10.96.0.1/");
  expect((await source.read()).tls.ca?.toString()).toBe("authority");
  expect(await read()).toBe("Bearer first");
  // The API server refuses the old one: it is read anew.
  writeFileSync(token, "second");
  source.reload();
  expect(await read()).toBe("Bearer second");
  expect(context.flatten()).toMatchObject({ why: expect.stringContaining("own pod") });

  const given = file("given", one("https://a:6443"));
  const both = loadContexts({ ...env, KUBECONFIG: given }, join(folder, "pod"));
  expect(both.contexts.map(({ name }) => name)).toEqual(["prod"]);
  expect(loadContexts({ HOME: env.HOME }, join(folder, "pod")).contexts).toEqual([]);
});
