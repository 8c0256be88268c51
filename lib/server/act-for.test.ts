import { describe, expect, test, vi } from "vitest";
import type { Principal } from "@/lib/domain/access/principal";
import { buildMember } from "@/lib/domain/access/testing/principals";
import { type ImpersonationSettings, USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { buildNode } from "@/lib/domain/testing/build";
import type { Permission } from "@/lib/operations/ports";
import { actFor } from "./act-for";
import { memoryPort } from "./testing/memory-port";

const mira: Principal = { ...buildMember("Mira", "cluster-editor", "harbor"), email: "mira@example.com" };
const RIGHTS = [
  { verb: "patch", resource: "nodes" },
  { verb: "create", resource: "pods/eviction" },
  { verb: "delete", resource: "pods" },
  { verb: "list", resource: "pods" },
];
const OWN: Permission[] = RIGHTS.map((right) => ({ ...right, allowed: true }));
const PATCH = { resourceVersion: "1", unschedulable: true };

function world(
  may: boolean | Error,
  theirs: Permission[] = [],
  mode: ImpersonationSettings["mode"] = "auto",
) {
  const memory = memoryPort("harbor", { nodes: [buildNode("a")] });
  const patched = vi.fn();
  const whoms: unknown[] = [];
  const port = {
    ...memory.port,
    permissions: async () => OWN,
    mayImpersonate: async () => {
      if (may instanceof Error) throw may;
      return may;
    },
    patchNode: (...call: Parameters<typeof memory.port.patchNode>) => {
      patched("console");
      return memory.port.patchNode(...call);
    },
    onBehalfOf: (whom: unknown) => {
      whoms.push(whom);
      return {
        permissions: async () => theirs,
        backups: { start: async () => patched("mira's backup") },
        scans: { start: async () => patched("mira's scan"), remove: async () => patched("mira's end") },
        restarts: { ...memory.port.restarts, missing: async () => ["patch deployments.apps"] },
        patchNode: (...call: Parameters<typeof memory.port.patchNode>) => {
          patched("mira");
          return memory.port.patchNode(...call);
        },
      };
    },
  };
  const settings = () => ({ ...USUAL_IMPERSONATION, mode });
  return { patched, whoms, as: (person = mira) => actFor(port, person, settings) };
}

describe("who writes the node", () => {
  test("the person, where the credentials may speak for others", async () => {
    const { as, patched, whoms } = world(true);
    await as().patchNode("a", PATCH);
    expect(patched.mock.calls).toEqual([["mira"]]);
    expect(whoms).toEqual([{ user: "drydock:mira@example.com", groups: ["drydock:cluster-editor"] }]);
  });

  test("the console, where they may not, or where it is switched off", async () => {
    for (const { as, patched } of [
      world(false),
      world(true, [], "off"),
      world(new Error("away"), [], "off"),
    ]) {
      await as().patchNode("a", PATCH);
      expect(patched.mock.calls).toEqual([["console"]]);
    }
  });

  test("the person, where it is switched on, without asking", async () => {
    const { as, patched } = world(new Error("away"), [], "on");
    await as().patchNode("a", PATCH);
    expect(patched.mock.calls).toEqual([["mira"]]);
  });

  test("nobody, while it can't be known whether they may", async () => {
    const { as, patched } = world(new Error("away"));
    await expect(as().patchNode("a", PATCH)).rejects.toThrow("away");
    expect(patched).not.toHaveBeenCalled();
  });

  test.each([
    ["no name", { ...mira, name: "", email: undefined }],
    ["an empty address", { ...mira, email: "" }],
    ["no role", buildMember("Mira", "cluster-editor", "other")],
    ["a line break", { ...mira, email: "a\nb" }],
  ])("nobody, for a person with %s", async (_what, person) => {
    const { as, patched } = world(true);
    await expect(as(person).patchNode("a", PATCH)).rejects.toMatchObject({ failure: { code: "forbidden" } });
    await expect(as(person).permissions()).rejects.toMatchObject({ failure: { code: "forbidden" } });
    expect(patched).not.toHaveBeenCalled();
  });
});

describe("who starts scans and backups, and ends scans", () => {
  const scan = { run: "1", kind: "kube-bench" as const, by: "Mira", targets: [], image: "x" };
  const backup = { namespace: "velero", name: "b", content: { schedule: "s" } };
  const all = async (port: ReturnType<ReturnType<typeof world>["as"]>) => {
    await port.scans.start(scan);
    await port.scans.remove("1");
    await port.backups.start(backup);
  };

  test("the person, where the credentials may speak for others; what is read is the console's own, and so is what is taken back", async () => {
    const { as, patched } = world(true);
    await all(as());
    await as().scans.takeBack("1");
    expect(patched.mock.calls.flat()).toEqual(["mira's scan", "mira's end", "mira's backup"]);
    await expect(as().scans.list()).resolves.toBeDefined();
    await expect(as().backups.read()).resolves.toBeDefined();
  });

  test("the console, where they may not", async () => {
    const { as, patched } = world(false);
    await all(as());
    expect(patched).not.toHaveBeenCalled();
  });

  test("nobody, for a person who can't be told", async () => {
    const { as, patched } = world(true);
    await expect(all(as({ ...mira, email: "" }))).rejects.toMatchObject({ failure: { code: "forbidden" } });
    expect(patched).not.toHaveBeenCalled();
  });
});

test("of restarting workloads the rules that either lacks are missing", async () => {
  expect(await world(true).as().restarts.missing()).toEqual(["patch deployments.apps"]);
  expect(await world(false).as().restarts.missing()).toEqual([]);
});

describe("what the plan may count on", () => {
  const theirs = (allowed?: boolean): Permission[] =>
    RIGHTS.slice(0, 3).map((right) => ({ ...right, allowed }));

  test("only what both may: the console would do for a person what they may not", async () => {
    const allowed = async (answer?: boolean) =>
      (await world(true, theirs(answer)).as().permissions()).map((right) => right.allowed);
    expect(await allowed(true)).toEqual([true, true, true, true]);
    expect(await allowed(false)).toEqual([false, false, false, true]);
    expect(await allowed(undefined)).toEqual([undefined, undefined, undefined, true]);
  });

  test("and it is told who lacks it", async () => {
    const lacking = async (answer?: boolean) =>
      (await world(true, theirs(answer)).as().permissions()).map(({ person }) => person);
    expect(await lacking(false)).toEqual(["Mira", "Mira", "Mira", undefined]);
    expect(await lacking(true)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("the console's own, where nobody is impersonated", async () => {
    expect(await world(false, theirs(false)).as().permissions()).toEqual(OWN);
  });
});

test("everything else is the port itself", async () => {
  const { as } = world(true);
  const port = as();
  expect(port.info.id).toBe("harbor");
  expect(port.nodes()?.map(({ name }) => name)).toEqual(["a"]);
  expect((await port.readNode("a")).name).toBe("a");
});
