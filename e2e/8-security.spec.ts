import { once } from "node:events";
import { globSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";
import { ROOT } from "./support/sandbox.ts";

/** Everything that a page was kept from doing by its policy, and every error that it met. */
async function listenToPolicy(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.exposeFunction("tellViolation", (text: string) => found.push(text));
  await page.addInitScript(() => {
    const told = globalThis as typeof globalThis & { tellViolation(text: string): void };
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample, sourceFile }) =>
      told.tellViolation(`${violatedDirective} ${blockedURI} ${sample} ${sourceFile}`),
    );
  });
  page.on("pageerror", (error) => found.push(String(error)));
  return found;
}

/** What the server answers until it hangs up. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  let answer = "";
  socket.on("data", (part: string) => {
    answer += part;
  });
  // Cut off counts as well as ended.
  socket.on("error", () => undefined);
  socket.write(text);
  await once(socket, "close");
  return answer;
}

const PAGES = (cluster: string) => [
  "/clusters",
  `/clusters/${cluster}`,
  `/clusters/${cluster}/nodes`,
  `/clusters/${cluster}/nodes/${HARBOR.quiet}`,
  `/clusters/${cluster}/nodes/${HARBOR.quiet}?tab=pods`,
  `/clusters/${cluster}/nodes/${HARBOR.quiet}?tab=maintenance`,
  `/clusters/${cluster}/workloads`,
  `/clusters/${cluster}/events`,
  "/maintenance",
  "/sign-in",
  "/nowhere",
];

test("no page does what its policy forbids, and every answer is dressed", async ({ nodes, cluster }) => {
  const { page } = nodes;
  const found = await listenToPolicy(page);
  for (const address of PAGES(cluster)) {
    const answer = await page.goto(address);
    await expect(page.locator("body")).not.toBeEmpty();
    await page.waitForLoadState("load");
    const headers = answer?.headers() ?? {};
    expect(headers["content-security-policy"], address).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
    expect(headers["cache-control"], address).toContain("no-store");
    expect(headers["x-content-type-options"], address).toBe("nosniff");
  }
  await nodes.open();
  const plan = await nodes.openPlan(HARBOR.quiet);
  await expect(plan).toBeVisible();
  expect(found).toEqual([]);
});

test("an inline script that gets into a page is stopped by the policy", async ({ nodes }) => {
  const outcome = await nodes.page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const stopped: string[] = [];
        Object.assign(globalThis, { ran: () => resolve(["it ran"]) });
        addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          stopped.push(effectiveDirective);
          if (stopped.length === 2) resolve(stopped.sort());
        });
        const holder = document.createElement("div");
        holder.innerHTML = '<img src="x:" onerror="ran()"><a href="javascript:ran()">x</a>';
        document.body.append(holder);
        holder.querySelector("a")?.click();
      }),
  );
  expect(outcome).toEqual(["script-src-attr", "script-src-elem"]);
});

test("hostile labels, annotations and names are shown as text, and run nothing", async ({
  nodes,
  cluster,
}) => {
  const { page } = nodes;
  const found = await listenToPolicy(page);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  const link = "javascript:alert(3)";
  const node = HARBOR.quiet;
  await kubectl(
    "annotate",
    "node",
    node,
    `example.dev/text=${markup}`,
    `example.dev/link=${link}`,
    "--overwrite",
  );
  await kubectl("label", "node", node, "example.dev/javascript=alert-1", "--overwrite");
  await kubectl("create", "deployment", "hostile", "--image=example.dev/x", "-n", "default");
  await kubectl("annotate", "deployment", "hostile", `kubernetes.io/change-cause=${markup}`, "-n", "default");
  try {
    for (const address of [
      `/clusters/${cluster}/nodes/${node}`,
      `/clusters/${cluster}/nodes`,
      `/clusters/${cluster}/workloads`,
    ]) {
      await page.goto(address);
      await page.waitForLoadState("load");
      const schemes = await page
        .locator("a[href]")
        .evaluateAll((links) => links.map((each) => (each as HTMLAnchorElement).protocol));
      expect(schemes.filter((scheme) => !["http:", "https:", "blob:"].includes(scheme))).toEqual([]);
    }
    await nodes.open();
    await nodes.turnOn(node, markup);
    await page.goto(`/clusters/${cluster}/nodes/${node}?tab=maintenance`);
    await expect(page.getByText(markup).filter({ visible: true }).first()).toBeVisible();
    expect(dialogs).toEqual([]);
    expect(found).toEqual([]);
  } finally {
    await kubectl("annotate", "node", node, "example.dev/text-", "example.dev/link-");
    await kubectl("label", "node", node, "example.dev/javascript-");
    await kubectl("delete", "deployment", "hostile", "-n", "default");
    await nodes.open();
    await nodes.turnOff(node, /./);
  }
});

test("no trick of the framework's shows data without a session", async ({ playwright, console, cluster }) => {
  const stranger = await playwright.request.newContext({ baseURL: console.url });
  const tricks: Record<string, string>[] = [
    {},
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    {
      "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    },
    { "x-middleware-rewrite": "/api/v1/clusters", "x-middleware-next": "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { "x-matched-path": "/clusters", "x-now-route-matches": "1" },
    { "x-forwarded-host": "127.0.0.1", "x-forwarded-for": "127.0.0.1" },
    { "x-nonce": "x", "next-action": "x" },
    // With this a page is rendered with what it shows: for whoever may see it.
    { "sec-fetch-dest": "document", cookie: "drydock_session=guessed; __Host-drydock_session=guessed" },
  ];
  const pages = [
    "/clusters",
    `/clusters/${cluster}`,
    `/clusters/${cluster}/nodes`,
    `/clusters/${cluster}/nodes/${HARBOR.quiet}`,
  ];
  const addresses = [
    ...pages.flatMap((page) => [page, `${page}.rsc`, `${page}.segments/_tree.segment.rsc`, `${page}?_rsc=1`]),
    `/_next/data/x/clusters.json`,
    "/_next/image?url=%2Fapi%2Fv1%2Fclusters&w=64&q=75",
  ];
  for (const address of addresses)
    for (const headers of tricks) {
      const answer = await stranger.get(address, { headers, maxRedirects: 0 });
      // A page that a stranger asks for may repeat the address; it tells no node of the cluster.
      expect(await answer.text(), address).not.toContain(HARBOR.clear);
    }
  for (const headers of tricks) {
    const answer = await stranger.get(`/api/v1/clusters/${cluster}/nodes`, { headers });
    expect(answer.status()).toBe(401);
  }
  await stranger.dispose();
});

/** Every page that there is, of the cluster and of one node. */
function everyPage(cluster: string): string[] {
  const files = globSync("**/page.tsx", { cwd: path.join(ROOT, "app") });
  return files.map((file) => {
    const parts = path.dirname(file).split(path.sep);
    const named = parts.filter((part) => part !== "." && !part.startsWith("("));
    return `/${named.join("/").replace("[cluster]", cluster).replace("[node]", HARBOR.quiet)}`;
  });
}

/** Every call that reads, but for streams and what hands out credentials to who may have them. */
async function everyAnswer(api: APIRequestContext, cluster: string): Promise<string[]> {
  const { paths } = await (await api.get("/api/v1/openapi.json")).json();
  const read = Object.keys(paths).filter((template) => "get" in paths[template]);
  return read
    .filter((template) => !template.includes("{id}") && !/\/(stream|kubeconfig)$/.test(template))
    .map((template) => template.replace("{cluster}", cluster).replace("{node}", HARBOR.quiet));
}

test("no page and no answer holds a secret that the console keeps", async ({
  nodes,
  api,
  cluster,
  token,
}) => {
  const { page } = nodes;
  const canary = "canary-51d0c7-of-a-webhook";
  const data = {
    kind: "webhook",
    name: "Canary",
    url: `https://hooks.example.com/${canary}`,
    events: ["failed"],
  };
  const { id, secret } = await (await api.post("/api/v1/channels", { data })).json();
  const user = JSON.parse(await kubectl("config", "view", "--raw", "-o", "jsonpath={.users[0].user}"));
  const key = String(user["client-key-data"] ?? user.token);
  const [session = ""] = (await page.context().cookies()).map(({ value }) => value);
  const secrets = { canary, secret, key: key.slice(-64), token, session };
  for (const [name, text] of Object.entries(secrets)) expect(text.length, name).toBeGreaterThan(20);
  const addresses = [...everyPage(cluster), ...(await everyAnswer(api, cluster))];
  expect(addresses.length).toBeGreaterThan(30);
  for (const address of addresses) {
    const answer = await page.request.get(address);
    // No maintenance of the node is an answer as well, that a question lacks something, and that a session which was
    // begun with a token may not manage the account.
    expect([200, 400, 403, 404], `${address}: ${answer.status()}`).toContain(answer.status());
    if (answer.status() === 403) expect(address).toMatch(/^\/api\/v1\/account/);
    const text = await answer.text();
    for (const [name, hidden] of Object.entries(secrets))
      expect(text.includes(hidden), `${name} in ${address}`).toBe(false);
  }
  expect((await api.delete(`/api/v1/channels/${id}`)).ok()).toBe(true);
});

test("who sends headers without end, or slowly, is cut off", async ({ console }) => {
  const begun = "GET /livez HTTP/1.1\r\nhost: x\r\n";
  const tooMany = await sendRaw(console.port, `${begun}x-long: ${"x".repeat(20_000)}\r\n\r\n`);
  expect(tooMany).toMatch(/^HTTP\/1.1 431 /);
  const slow = await sendRaw(console.port, begun);
  expect(slow).toMatch(/^HTTP\/1.1 408 /);
});

test("probes and metrics say how the console fares", async ({ playwright, console, cluster }) => {
  const stranger = await playwright.request.newContext({ baseURL: console.url });
  expect(await (await stranger.get("/livez")).text()).toBe("ok\n");
  expect(await (await stranger.get("/readyz?verbose")).text()).toContain(`[+]cluster ${cluster}: live`);
  const metrics = await (await stranger.get("/metrics")).text();
  for (const line of [
    `drydock_cluster_live{cluster="${cluster}"} 1`,
    `drydock_leader{cluster="${cluster}"} 1`,
    `drydock_watch_open{cluster="${cluster}",resource="nodes"} 1`,
  ])
    expect(metrics).toContain(line);
  // No name that somebody else chose is a label.
  expect(metrics).not.toContain(HARBOR.clear);
  await stranger.dispose();
});
