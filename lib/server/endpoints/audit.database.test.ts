import { beforeAll, describe, expect, it, vi } from "vitest";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import { startAudit } from "@/lib/server/audit";
import { getConsole } from "@/lib/server/console";
import { ask, database, member } from "@/lib/server/testing/people-world";
import { withRoute } from "@/lib/server/with-route";
import { exportAudit, listAudit } from "./audit";

const RECORDS = 2_300;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString();

let cookie = "";
beforeAll(async () => {
  const audit = startAudit(database, 365);
  getConsole().audit = audit;
  cookie = (await member({ administrator: true })).cookie;
  const entries = Array.from({ length: RECORDS }, (_, number) =>
    buildEntry({
      requestId: `r${number}`,
      at: at(number % 60),
      detail: { reason: `=cmd|'/C calc'!A${number}` },
    }),
  );
  entries[0] = buildEntry({ requestId: "odd", object: "=1+2", detail: { reason: 'say "no",\nplease' } });
  await audit.store.append(entries);
  return () => audit.stop();
});

async function exported(query = ""): Promise<Response> {
  const request = new Request(`http://127.0.0.1/api/v1/audit/export${query}`, {
    headers: { cookie: `drydock_session=${cookie}` },
  });
  return withRoute(exportAudit)(request, { params: Promise.resolve({}) });
}

describe("the export", () => {
  it("has every record once, newest first, with nothing that a spreadsheet runs, and is itself recorded", async () => {
    const answer = await exported();
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="drydock-audit-log-/);
    const lines = (await answer.text()).trimEnd().split("\r\n");
    const seqs = lines.slice(1).map((line) => Number(line.split(",")[0]));
    const [newest = 0] = seqs;
    expect(seqs).toEqual(Array.from({ length: newest }, (_, before) => newest - before));
    expect(newest).toBeGreaterThan(RECORDS);
    const odd = lines.find((line) => line.includes(",odd,"));
    expect(odd).toContain(",'=1+2,");
    expect(odd).toContain('"reason: say ""no"",\uFFFDplease"');
    // The record before it is in it.
    expect(lines.some((line) => line.includes("audit.export,began to export the audit log"))).toBe(true);
  });

  it("reads no further than somebody takes it: a log need not fit into memory", async () => {
    const find = vi.spyOn(getConsole().audit.store, "find");
    const { body } = await exported();
    const reader = body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect(find.mock.calls.length).toBeLessThan(4);
    find.mockRestore();
  });
});

describe("a question", () => {
  it("takes moments in any zone, up to the second and not with it", async () => {
    const asked = async (query: string) => {
      const request = new Request(`http://127.0.0.1/api/v1/audit?${query}`, {
        headers: { cookie: `drydock_session=${cookie}` },
      });
      const answer = await withRoute(listAudit)(request, { params: Promise.resolve({}) });
      const { items } = (await answer.json()) as { items: { at: string }[] };
      return [answer.status, new Set(items?.map((item) => item.at))];
    };
    const zone = (minute: number) => encodeURIComponent(`2026-11-21T13:${minute}:00+01:00`);
    expect(await asked(`from=${zone(10)}&to=${zone(11)}`)).toEqual([200, new Set([at(10)])]);
    expect(await asked("from=2026-11-22&to=2026-11-23")).toEqual([200, new Set()]);
    expect((await ask(exportAudit, { cookie: "nobody" })).status).toBe(401);
  });
});
