import { onTestFinished } from "vitest";
import { mayDo } from "@/lib/adapters/kubernetes/ask-rights";
import { applyShipped } from "@/lib/adapters/kubernetes/testing/deployed";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { contextWith, openCluster, openHttp, tokenOf } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildMember } from "@/lib/domain/access/testing/principals";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { UNSAID } from "@/lib/server/fleet/about";
import { startRuntime } from "@/lib/server/runtime";
import { NO_RECORDS } from "./no-records";

/** The console's own account, as the API server's audit log calls it. */
export const CONSOLE = "system:serviceaccount:drydock:drydock";

const mira = {
  ...buildMember("Mira", "cluster-editor"),
  email: "mira.ž@example.com",
  groups: ["on call", "drydock:nächte"],
};

/** Whom the cluster sees in what the console does for her. */
export const AS_MIRA = {
  as: "drydock:mira.ž@example.com",
  groups: ["oidc:on call", "oidc:drydock:nächte", "drydock:cluster-editor"],
};

interface Shipped {
  /** Who the console is among those that drive the cluster. */
  name: string;
  /** Files of deploy/, beside rbac.yaml. */
  files?: readonly string[];
  /** The console's account may speak for others. */
  impersonates: boolean;
  /** One of the bindings that are shipped is not applied. */
  without?: string;
}

/** A console as it is shipped: with its own account and the roles of deploy/, until the test ends. */
export async function shippedConsole({ name, files = [], impersonates, without }: Shipped) {
  const http = openHttp();
  const impersonation = impersonates ? ["impersonation.yaml"] : [];
  for (const file of ["rbac.yaml", ...files, ...impersonation]) await applyShipped(http, file, without);
  const context = contextWith({ token: await tokenOf(http, "drydock", "drydock") });
  // Rules that were just written are seen by the API server a moment later.
  const own = openHttp(context);
  await eventually(() => mayDo(own, { verb: "patch", group: "", resource: "nodes" })).toBe(true);
  const speaks = { verb: "impersonate", group: "", resource: "users" };
  await eventually(() => mayDo(own, speaks)).toBe(impersonates);
  const runtime = startRuntime(openCluster(context, false), {
    identity: { holder: name, succeeds: () => true },
    installation: "here",
    records: NO_RECORDS,
    about: () => ({ ...UNSAID, impersonation: { ...USUAL_IMPERSONATION, mode: "auto" } }),
  });
  onTestFinished(runtime.stop);
  return { http, own, runtime, ctx: runtime.context(mira) };
}
