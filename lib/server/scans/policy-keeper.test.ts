import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { buildIntent, buildNode } from "@/lib/domain/testing/build";
import type { ClusterPort } from "@/lib/operations/ports";
import { createPolicyKeeper } from "./policy-keeper";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const away = (name: string) => buildNode(name, { intent: buildIntent() });
const settled = () => vi.advanceTimersByTimeAsync(0);

function keeper(answers: (() => Promise<boolean>)[] = []) {
  const told: string[] = [];
  const tellPolicy = async (names: readonly string[]) => {
    told.push(names.join());
    return (await answers.shift()?.()) ?? true;
  };
  const port = {
    info: { id: "harbor", name: "harbor", server: "" },
    scans: { tellPolicy },
  } as Partial<ClusterPort> as ClusterPort; // no more of it is used
  return { ...createPolicyKeeper(port, { now: () => new Date() }), told };
}

it("it is told of the nodes in maintenance once, in the order of their names, and of each change", async () => {
  const { observe, told } = keeper();
  for (const nodes of [
    [away("b"), buildNode("c"), away("a")],
    [away("b"), away("a")],
    [buildNode("a"), away("b")],
    [buildNode("a"), buildNode("b")],
  ]) {
    observe(nodes, true);
    await settled();
  }
  expect(told).toEqual(["a,b", "b", ""]);
});

it("it is told of what changed while it was being told", async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const { observe, told } = keeper([() => promise]);
  observe([away("a")], true);
  observe([away("a"), away("b")], true);
  observe([away("b")], true);
  resolve(true);
  await settled();
  expect(told).toEqual(["a", "b"]);
});

it("it is told by who leads alone, and anew by who leads again", async () => {
  const { observe, told } = keeper();
  for (const leads of [false, true, true, false, true]) {
    observe([away("a")], leads);
    await settled();
  }
  expect(told).toEqual(["a", "a"]);
});

it("it is told again after a minute: somebody may have changed it, or set it up", async () => {
  const { observe, told } = keeper([async () => false]);
  observe([], true);
  await vi.advanceTimersByTimeAsync(59_999);
  observe([], true);
  await settled();
  expect(told).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  observe([], true);
  await settled();
  expect(told).toHaveLength(2);
});

it("a failure is logged once, and tried again after five seconds", async () => {
  const failing = () => Promise.reject(new Error("no answer"));
  const { observe, told } = keeper([failing, failing]);
  for (const ms of [0, 4_999, 1, 5_000]) {
    await vi.advanceTimersByTimeAsync(ms);
    observe([away("a")], true);
    await settled();
  }
  expect(told).toEqual(["a", "a", "a"]);
  expect(process.stderr.write).toHaveBeenCalledTimes(1);
});
