import { expect, it } from "vitest";
import { RestartList, RestartSeriesBody } from "@/lib/contracts/restart";
import { deploymentsApi } from "@/lib/server/testing/deployments-api";
import { leaseApi } from "@/lib/server/testing/lease-api";
import { type Replica, replicas } from "@/lib/server/testing/replicas";

/** A start of a console, on a busy machine, and a few looks of who drives, two seconds each. */
const LONG_MS = 60_000;
const within = { timeout: 30_000, interval: 50 };
const PATH = "/clusters/harbor/restarts";

const api = deploymentsApi(["web", "api", "jobs"], leaseApi().answer);
const { start } = await replicas("t_restarts", api.answer);

async function begin(at: Replica, ...names: string[]) {
  // What refuses a restart is known once the cluster is listed.
  await expect.poll(async () => (await at.ask("GET", "/clusters/harbor/balance")).status, within).toBe(200);
  const workloads = names.map((name) => ({ kind: "Deployment", namespace: "shop", name }));
  const answer = await at.ask("POST", PATH, { body: JSON.stringify({ workloads }) });
  expect(answer.status).toBe(201);
  return RestartSeriesBody.parse(await answer.json());
}

/** The newest series: "running: restarting, waits". */
async function told(at: Replica) {
  const { items } = RestartList.parse(await (await at.ask("GET", PATH)).json());
  return `${items[0]?.state}: ${items[0]?.steps.map(({ state }) => state).join(", ")}`;
}

it(
  "a series outlives a console that is killed, restarts nothing twice, and goes no further once it is stopped",
  async () => {
    api.answers.now = false;
    const first = await start("one");
    const { id } = await begin(first, "web", "api", "jobs");
    await expect.poll(() => api.asked, within).toEqual(["web"]);
    // It knows nothing of an answer: what was written down before and what is in the cluster has to do.
    await first.kill();

    api.answers.now = true;
    api.idle.add("api");
    const second = await start("one");
    // What is to be done is written down before it is asked for.
    await expect.poll(() => api.asked, within).not.toEqual(["web"]);
    expect(api.asked).toEqual(["web", "api"]);
    expect(await told(second)).toBe("running: done, restarting, waits");

    const stopped = await second.ask("DELETE", `${PATH}/${id}`);
    expect(await stopped.json()).toMatchObject({
      state: "stopped",
      why: expect.stringMatching(/^Stopped by /),
      steps: [{ state: "done" }, { state: "left" }, { state: "left", why: "Not restarted." }],
    });
    // Its rollout is done, so that a series that went on would come to the next.
    api.idle.clear();
    await begin(second, "web");
    await expect.poll(() => api.asked, within).toEqual(["web", "api", "web"]);
  },
  LONG_MS,
);
