import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import type { Request } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";

test("a call that another site began changes nothing and opens no stream", async ({ nodes, cluster }) => {
  const { request } = nodes.page;
  const url = `/api/v1/clusters/${cluster}/nodes/${HARBOR.quiet}/cordon`;
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const answer = await request.post(url, { headers, data: {} });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
    expect(await answer.json()).toMatchObject({
      code: "forbidden",
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  }
  expect(await kubectl("get", "node", HARBOR.quiet, "-o", "jsonpath={.spec.unschedulable}")).toBe("");
});

/** A page of another origin of the same site: its calls carry the cookie of who is signed in here. */
async function elsewhere(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end("<title>Elsewhere</title>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => promisify(server.close.bind(server))() };
}

test("a page of another origin that a signed-in person opens reads, changes and frames nothing", async ({
  nodes,
  cluster,
  console,
}) => {
  const other = await elsewhere();
  const page = await nodes.page.context().newPage();
  const asked: Request[] = [];
  page.on("request", (request) => asked.push(request));
  const api = `${console.url}/api/v1`;
  const cordon = `${api}/clusters/${cluster}/nodes/${HARBOR.quiet}/cordon`;
  try {
    await page.goto(other.url);
    const outcome = await page.evaluate(
      async ({ cordon, api, home }) => {
        const credentials = "include";
        const call = (url: string, init: RequestInit) =>
          fetch(url, { credentials, ...init }).then(
            ({ type }) => type,
            () => "failed",
          );
        const stream = new EventSource(`${api}/stream`, { withCredentials: true });
        const heard = new Promise<string>((resolve) => {
          stream.onopen = () => resolve("open");
          stream.onerror = () => resolve("failed");
        });
        // What a form can send, too: no browser asks the server beforehand.
        const form = document.createElement("form");
        Object.assign(form, { action: cordon, method: "post", enctype: "text/plain", target: "answer" });
        form.innerHTML = '<input name="{}">';
        document.body.innerHTML = '<iframe name="answer"></iframe><iframe name="home"></iframe>';
        document.body.append(form);
        const loaded = (name: string) =>
          new Promise((resolve) =>
            document.querySelector(`[name=${name}]`)?.addEventListener("load", resolve, { once: true }),
          );
        const answered = loaded("answer");
        form.submit();
        await answered;
        const framed = loaded("home");
        open(home, "home");
        await framed;
        return {
          simple: await call(cordon, { method: "POST", body: "{}", mode: "no-cors" }),
          asJson: await call(cordon, {
            method: "POST",
            body: "{}",
            headers: { "content-type": "application/json" },
          }),
          read: await call(`${api}/clusters`, {}),
          stream: await heard,
        };
      },
      { cordon, api, home: `${console.url}/clusters` },
    );
    expect(outcome).toEqual({ simple: "failed", asJson: "failed", read: "failed", stream: "failed" });
    const posted = asked.filter((request) => request.method() === "POST" && request.url() === cordon);
    const carried = await Promise.all(posted.map(async (request) => (await request.allHeaders()).cookie));
    expect(carried.filter((cookie) => cookie?.includes("drydock_session")).length).toBeGreaterThan(0);
    expect(page.frame("home")?.url()).not.toContain("/clusters");
    expect(await kubectl("get", "node", HARBOR.quiet, "-o", "jsonpath={.spec.unschedulable}")).toBe("");
  } finally {
    await page.close();
    await other.close();
  }
});
