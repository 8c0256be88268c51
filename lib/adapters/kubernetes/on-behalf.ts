import type { Whom } from "@/lib/domain/impersonation/whom";
import type { ClusterPort, Permission } from "@/lib/operations/ports";
import { mayDo } from "./ask-rights";
import type { KubeHttp } from "./http";
import { patchNode, type Target } from "./node-commands";
import { createRestarts } from "./restarts";
import { createScans } from "./scan-jobs";
import { createBackups } from "./velero-backups";

/** What is done for a person and under that person's name. */
export interface OnBehalf extends Pick<ClusterPort, "patchNode" | "restarts"> {
  backups: Pick<ClusterPort["backups"], "start">;
  scans: Pick<ClusterPort["scans"], "start" | "remove">;
  /** What the cluster lets this person do, of what a maintenance does for them. */
  permissions(): Promise<Permission[]>;
}

/** Headers are bytes to both ends; Kubernetes reads UTF-8. */
const bytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");

/** The same calls as somebody else. Which of the headers a person's groups need is one each. */
function impersonating(http: KubeHttp, { user, groups }: Whom): KubeHttp {
  const headers = { "impersonate-user": bytes(user), "impersonate-group": groups.map(bytes) };
  return {
    ask: (request) => http.ask({ ...request, headers }),
    fetchJson: (request) => http.fetchJson({ ...request, headers }),
    openStream: (request) => http.openStream({ ...request, headers }),
  };
}

const ASKED = [
  { verb: "patch", group: "", resource: "nodes" },
  { verb: "create", group: "", resource: "pods/eviction" },
  { verb: "delete", group: "", resource: "pods" },
];

export function onBehalfOf(target: Target, whom: Whom): OnBehalf {
  const theirs = { ...target, http: impersonating(target.http, whom) };
  return {
    patchNode: (name, patch) => patchNode(theirs, name, patch),
    restarts: createRestarts(theirs),
    backups: createBackups(theirs),
    scans: createScans(theirs),
    permissions: () =>
      Promise.all(
        ASKED.map(async ({ group, ...asked }) => {
          const allowed = await mayDo(theirs.http, { ...asked, group }).catch(() => undefined);
          return { ...asked, allowed };
        }),
      ),
  };
}

/** Whether the credentials may act as anybody, in any group. Throws what the call throws: not knowing is not "no". */
export async function mayImpersonate({ http }: Target): Promise<boolean> {
  const asked = ["users", "groups"].map((resource) =>
    mayDo(http, { verb: "impersonate", group: "", resource }),
  );
  return (await Promise.all(asked)).every(Boolean);
}
