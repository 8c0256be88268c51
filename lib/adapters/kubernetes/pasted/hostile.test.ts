import { expect, test } from "vitest";
import { HOSTILE_ADDRESSES } from "@/lib/adapters/kubernetes/testing/hostile-addresses";
import { HOSTILE } from "@/lib/adapters/kubernetes/testing/hostile-kubeconfigs";
import { kubeconfigWith } from "@/lib/adapters/kubernetes/testing/kubeconfig-with";
import type { PastedContext } from "@/lib/domain/kubeconfig/contexts";
import { readPastedKubeconfig } from ".";

const NOW = new Date("2026-11-28T00:00:00Z");

function contextIn(text: string): PastedContext {
  const found = readPastedKubeconfig(text, NOW);
  if (!("contexts" in found)) return { name: "", refusals: [found] };
  const [context] = found.contexts;
  if (!context) throw new Error("no context");
  return context;
}

test.each(HOSTILE)("refuses %s", (_what, text, why) => {
  const context = contextIn(text);
  if ("credential" in context) throw new Error("it was accepted");
  expect(context.refusals.map((refusal) => refusal.why).join(" ")).toMatch(why);
  for (const { at, todo } of context.refusals) {
    expect(at).not.toBe("");
    expect(todo).not.toBe("");
  }
  // What was pasted may be a secret.
  expect(JSON.stringify(context.refusals)).not.toContain("abc");
});

test.each(HOSTILE_ADDRESSES)("an address is judged when it is connected to, not here: %s", (host) => {
  expect(contextIn(kubeconfigWith({ cluster: { server: `https://${host}:44443` } }))).toHaveProperty(
    "credential",
  );
});
