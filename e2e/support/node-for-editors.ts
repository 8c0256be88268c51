import { type APIRequestContext, expect } from "@playwright/test";
import { PlanBody } from "@/lib/contracts/plan";
import { HARBOR } from "./harbor.ts";

/** A worker whose pods ask for no consent now: an editor may give none, and drains move pods about. */
export async function nodeForEditors(api: APIRequestContext, cluster: string): Promise<string> {
  for (const node of [HARBOR.quiet, HARBOR.clear, HARBOR.clearToo, HARBOR.volumes]) {
    const answer = await api.post(`/api/v1/clusters/${cluster}/nodes/${node}/maintenance/plan`, { data: {} });
    expect(answer.status(), await answer.text()).toBe(200);
    if (PlanBody.parse(await answer.json()).needsConsent.length === 0) return node;
  }
  throw new Error("Every node has pods that ask for consents.");
}
