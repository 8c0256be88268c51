import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Principal } from "@/lib/domain/access/principal";
import type { AuditEntry } from "@/lib/domain/audit/record";
import { DrydockError, type Failure } from "@/lib/domain/errors";
import { inRequest } from "@/lib/server/request/scope";
import type { Recorder } from "./recorder";
import { type Audited, startTrail } from "./trail";

interface Call {
  reason: string;
  secret: string;
}

const MIRA: Principal = {
  personId: "p1",
  name: "Mira",
  administrator: false,
  bindings: [],
  groups: [],
  via: { kind: "session", id: "s1" },
};
const CALL: Call = { reason: "new disk", secret: "canary" };

/** Who writes what, in order; "first" fails where the log is away. */
function aRecorder(away = false) {
  const told: (AuditEntry & { how: string })[] = [];
  const note = (how: string) => async (entry: AuditEntry) => {
    if (away && how === "first") throw new DrydockError({ code: "database-away", why: "stopped" });
    told.push({ ...entry, how });
  };
  const recorder: Recorder = {
    first: note("first"),
    tell: note("tell"),
    tried: note("tried"),
    waiting: () => 0,
    stop: async () => undefined,
  };
  return { recorder, told };
}

const scope = { id: "req-1", address: "192.0.2.7", secure: true };
const starting: { verb: string; audit: Audited<Call> } = {
  verb: "maintenance.start",
  audit: { action: "maintenance.start", detail: ({ reason }) => ({ reason }) },
};

interface Course {
  endpoint?: { verb: string; audit?: Audited<Call> };
  away?: boolean;
  work?: () => Promise<string>;
  place?: { node: string; id: string };
  /** Whether its body was read. */
  asks?: boolean;
  /** Ends it before it is carried out. */
  stopsBy?: unknown;
}

/** One call as withRoute takes it. */
async function run({ endpoint = starting, away, work = async () => "done", stopsBy, place, asks }: Course) {
  const { recorder, told } = aRecorder(away);
  const outcome = await inRequest(scope, async () => {
    const trail = startTrail(endpoint, recorder);
    try {
      if (stopsBy === undefined) trail.by(MIRA);
      trail.at({ cluster: "harbor", node: "worker-1", id: "", ...place });
      if (asks) trail.asks(CALL);
      if (stopsBy !== undefined) throw stopsBy;
      return await trail.around(CALL, work);
    } catch (error) {
      await trail.endedBy(error);
      return error;
    }
  });
  return { told, outcome };
}

const failing = (failure: Failure) => async (): Promise<string> => {
  throw new DrydockError(failure);
};
const refused: Failure = { code: "refused", object: "n", why: "The last one.", todo: "Bring one back." };
const forbidden: Failure = {
  code: "forbidden",
  verb: "x",
  object: "cluster harbor",
  why: "Mira has no role.",
};

describe("a call that is recorded", () => {
  it("has a record before its effect and one after it, with who, what, where and from where", async () => {
    let before = 0;
    const { told, outcome } = await run({
      work: async () => {
        before = 1;
        return "done";
      },
    });
    expect(outcome).toBe("done");
    expect(before).toBe(1);
    const both = {
      requestId: "req-1",
      actor: { id: "p1", name: "Mira", via: "session s1" },
      address: "192.0.2.7",
      action: "maintenance.start",
      cluster: "harbor",
      object: "node worker-1",
      detail: { reason: "new disk" },
    };
    expect(told).toMatchObject([
      { ...both, how: "first", stage: "before", result: "pending" },
      { ...both, how: "tell", stage: "after", result: "done" },
    ]);
  });

  it("tells what its answer says beside, and that what was carried out came to nothing", async () => {
    const audit: Audited<Call> = {
      ...starting.audit,
      object: async () => "channel ops (c1)",
      came: (answer) => ({ result: "failed", detail: { answer: String(answer) } }),
    };
    const { told } = await run({ endpoint: { verb: "x", audit }, work: async () => "not taken" });
    expect(told).toMatchObject([
      { object: "channel ops (c1)", result: "pending", detail: { reason: "new disk" } },
      {
        object: "channel ops (c1)",
        result: "failed",
        detail: { reason: "new disk", answer: "not taken" },
      },
    ]);
  });

  it("is not carried out when its record can't be written", async () => {
    let carriedOut = false;
    const { told, outcome } = await run({
      away: true,
      work: async () => {
        carriedOut = true;
        return "done";
      },
    });
    expect(outcome).toMatchObject({ failure: { code: "database-away" } });
    expect(carriedOut).toBe(false);
    expect(told).toEqual([]);
  });

  it.each<[string, Audited<Call>, boolean]>([
    ["what gives back", { action: "maintenance.end" }, true],
    [
      "what the endpoint says of this call",
      { action: "maintenance.change", recordedFirst: () => false },
      true,
    ],
    ["what destroys", { action: "maintenance.change", recordedFirst: () => true }, false],
  ])("without a database, %s is carried out: %s", async (_, audit, goesOn) => {
    const { outcome } = await run({ away: true, endpoint: { verb: "x", audit } });
    expect(outcome === "done").toBe(goesOn);
  });

  it.each<[string, () => Promise<string>, string, object]>([
    ["a rule", failing(refused), "refused", { code: "refused", why: "The last one." }],
    [
      "another writer",
      failing({ code: "conflict", object: "n", why: "raced" }),
      "failed",
      { code: "conflict" },
    ],
    [
      "the cluster",
      failing({ code: "cluster-credentials", cluster: "c", why: "token canary" }),
      "failed",
      { code: "cluster-credentials" },
    ],
    [
      "nobody knows what",
      async () => {
        throw new TypeError("canary inside");
      },
      "failed",
      { code: "unexpected" },
    ],
  ])("stopped by %s says so, and nothing that an error carries along", async (_, work, result, detail) => {
    const { told } = await run({ work });
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ stage: "after", result, detail: { reason: "new disk", ...detail } });
    expect(JSON.stringify(told)).not.toContain("canary");
  });
});

const wrongBody = z.strictObject({ reason: z.string() }).safeParse({ canary: 1 }).error;

describe("a call that ended before it was carried out", () => {
  const reading = { verb: "workload.read", method: "GET", path: "/api/v1/clusters/{cluster}/workloads" };

  it.each<[string, Course["endpoint"], unknown, object | undefined]>([
    [
      "a reader whom nobody knows",
      reading,
      new DrydockError({ code: "unauthenticated" }),
      { result: "refused" },
    ],
    [
      "a reader who may not",
      reading,
      new DrydockError(forbidden),
      {
        result: "refused",
        action: "workload.read",
        detail: { call: "GET /api/v1/clusters/{cluster}/workloads", code: "forbidden" },
      },
    ],
    ["a writer who may not", starting, new DrydockError(forbidden), { detail: { why: "Mira has no role." } }],
    [
      "a writer who errs",
      starting,
      new DrydockError({ code: "bad-input", what: "x", why: "canary" }),
      { result: "failed" },
    ],
    ["a writer whose body is not as it must be", starting, wrongBody, { detail: { code: "bad-input" } }],
    ["a reader who errs", reading, new DrydockError({ code: "bad-input", what: "x", why: "y" }), undefined],
    [
      "a reader of what is not there",
      reading,
      new DrydockError({ code: "not-found", object: "x" }),
      undefined,
    ],
  ])("%s", async (_, endpoint, stopsBy, expected) => {
    const { told } = await run({ endpoint, stopsBy });
    if (expected === undefined) return expect(told).toEqual([]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ how: "tried", stage: "after", address: "192.0.2.7", ...expected });
    expect(JSON.stringify(told)).not.toContain("canary");
  });

  it("tells what it was about: what the address names, else what is known from elsewhere", async () => {
    const stopsBy = new DrydockError(forbidden);
    const byId = await run({ stopsBy, place: { node: "", id: "c1" } });
    expect(byId.told).toMatchObject([{ object: "c1" }]);
    const tried = async () => ({ object: "person Mira (p1)", detail: { by: "password" } });
    const audit: Audited<Call> = { action: "session.sign-in", tried };
    const told = [{ object: "person Mira (p1)", detail: { by: "password", code: "forbidden" } }];
    expect((await run({ endpoint: { verb: "x", audit }, stopsBy, asks: true })).told).toMatchObject(told);
    const away: Audited<Call> = { ...audit, tried: async () => Promise.reject(new Error("away")) };
    const bare = await run({ endpoint: { verb: "x", audit: away }, stopsBy, asks: true });
    expect(bare.told).toMatchObject([{ action: "session.sign-in", detail: { code: "forbidden" } }]);
  });

  it("is not told again when it was carried out and failed", async () => {
    const { told } = await run({ endpoint: reading, work: failing(refused) });
    expect(told).toEqual([]);
  });
});
