import { expect, onTestFinished, test } from "vitest";
import { createProber, type ProbeResult } from "./prober";
import { eventually } from "./testing/eventually";
import { createManualTiming } from "./testing/manual-timing";

function start(chance = 0) {
  const timing = createManualTiming(chance);
  const results: ProbeResult[] = [];
  const open: { resolve: () => void; reject: (error: Error) => void; signal: AbortSignal }[] = [];
  let probes = 0;
  const prober = createProber({
    timing,
    probe: (signal) =>
      new Promise<void>((resolve, reject) => {
        probes += 1;
        open.push({ resolve, reject, signal });
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
    onResult: (result) => results.push(result),
  });
  onTestFinished(() => prober.stop());
  prober.start();
  const finish = async (error?: Error) => {
    const probe = open.shift();
    const before = results.length;
    if (error) probe?.reject(error);
    else probe?.resolve();
    await eventually(() => results.length).toBe(before + 1);
  };
  return { timing, results, prober, finish, probes: () => probes };
}

test("probes at once, then every five seconds, and says how long it took", async () => {
  const { timing, results, finish, probes } = start();
  timing.advance(40);
  await finish();
  expect(results).toEqual([{ ok: true, ms: 40 }]);
  await eventually(timing.pending).toEqual([5000]);
  timing.advance(5000);
  await eventually(probes).toBe(2);
});

test("while it fails it asks every half to whole second", async () => {
  const { timing, results, finish, probes } = start(0.5);
  timing.advance(3000);
  await finish(new Error("down"));
  expect(results).toEqual([{ ok: false, error: new Error("down"), startedAt: timing.now() - 3000 }]);
  await eventually(timing.pending).toEqual([750]);
  timing.advance(750);
  await eventually(probes).toBe(2);
  await finish();
  await eventually(timing.pending).toEqual([5000]);
});

test("check asks at once, and many checks ask once", async () => {
  const { timing, finish, prober, probes } = start();
  await finish();
  await eventually(timing.pending).toEqual([5000]);
  for (let count = 0; count < 8; count++) prober.check();
  await eventually(probes).toBe(2);
  await finish();
  await eventually(timing.pending).toEqual([5000]);
  expect(probes()).toBe(2);
});

test("a check during a probe asks once more after it: that probe may have seen the time before", async () => {
  const { finish, prober, probes, timing } = start();
  prober.check();
  prober.check();
  await finish();
  await eventually(probes).toBe(2);
  await finish();
  await eventually(timing.pending).toEqual([5000]);
});

test("stop ends a running probe and gives no result", async () => {
  const { prober, results, timing } = start();
  await prober.stop();
  expect(results).toEqual([]);
  expect(timing.pending()).toEqual([]);
});
