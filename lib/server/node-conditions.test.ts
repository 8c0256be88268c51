import { expect, it, vi } from "vitest";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { buildNode, NOW } from "@/lib/domain/testing/build";
import { createNodeConditions } from "./node-conditions";

const complete = { phase: "complete" } as MaintenanceState;

function watch() {
  const world = { fails: false, seconds: 0 };
  const written: string[] = [];
  const conditions = createNodeConditions(
    {
      info: { id: "c", name: "c", server: "" },
      async patchNodeConditions(name, changes) {
        written.push(`${name}: ${changes.map(({ type }) => type).join(" ")}`);
        if (world.fails) throw new Error("forbidden");
      },
    },
    { now: () => new Date(NOW.getTime() + world.seconds * 1000) },
  );
  return { world, written, observe: conditions.observe };
}

it("writes once, however often it looks before the watch shows it", () => {
  const { world, written, observe } = watch();
  const node = buildNode("a");
  observe(node, complete);
  observe(node, complete);
  expect(written).toEqual(["a: Drained MaintenanceInProgress"]);
  world.seconds = 5;
  observe(node, complete);
  expect(written).toHaveLength(2);
});

it("writes nothing to a node that says so already, nor to one that is in none", () => {
  const { written, observe } = watch();
  const reason = "DrydockMaintenance";
  const conditions = ["Drained", "MaintenanceInProgress"].map((type) => ({ type, status: "True", reason }));
  observe(buildNode("a", { conditions }), complete);
  observe(buildNode("b"));
  expect(written).toEqual([]);
  observe(buildNode("a", { conditions }));
  expect(written).toEqual(["a: Drained MaintenanceInProgress"]);
});

it("logs a failure once, and tries again no sooner than in five seconds, whatever changes", async () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { world, written, observe } = watch();
  world.fails = true;
  observe(buildNode("a"), complete);
  await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(1));
  observe(buildNode("a", { resourceVersion: "2" }), complete);
  expect(written).toHaveLength(1);
  world.seconds = 5;
  observe(buildNode("a", { resourceVersion: "2" }), complete);
  await Promise.resolve();
  expect(written).toHaveLength(2);
  expect(write).toHaveBeenCalledTimes(1);
  write.mockRestore();
});
