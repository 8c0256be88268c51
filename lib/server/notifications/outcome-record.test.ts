import { expect, it } from "vitest";
import { recordOf } from "./outcome-record";

const subject = { node: "worker-1", by: "Mira", reason: "new disk", since: "2026-11-21T10:00:00.000Z" };
/** As a port tells of it: where its API server answers, too. */
const cluster = { id: "harbor", name: "Harbor", server: "10.0.0.1:6443" };
const told = {
  cluster,
  runId: "run-1",
  key: "2",
  subject,
  detail: "A budget holds it.",
  at: "2026-11-21T12:00:00.000Z",
};

it("news leave the house with the cluster's id and name, and without where its API server is", () => {
  const { news } = recordOf({ ...told, kind: "blocked" });
  expect(news?.cluster).toEqual({ id: "harbor", name: "Harbor" });
  expect(JSON.stringify(news)).not.toContain("6443");
});

it("the audit log hears of all of it, channels of what is news", () => {
  const { entry, news } = recordOf({ ...told, kind: "goes-on" });
  expect(entry).toMatchObject({
    action: "maintenance.goes-on",
    requestId: "run-1",
    cluster: "harbor",
    object: "node worker-1",
    actor: { name: "Drydock", via: "engine" },
    result: "done",
  });
  expect(news).toBeUndefined();
  expect(recordOf({ ...told, kind: "failed" }).entry.result).toBe("failed");
});
