import type { Trial } from "@/lib/domain/rights/trial";
import { askRights } from "./ask-rights";
import type { KubeHttp } from "./http";
import { type Target, told } from "./node-commands";
import { collectionPath, SUBJECT_REVIEWS } from "./paths";

/** Since Kubernetes 1.28; an older cluster, or one that took the right away, does not tell. */
async function whoAmI(http: KubeHttp): Promise<string | undefined> {
  const answer = await http
    .fetchJson<{ status?: { userInfo?: { username?: string } } }>({
      method: "POST",
      path: collectionPath(SUBJECT_REVIEWS),
      unlimited: true,
      body: { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" },
    })
    .catch(() => undefined);
  return answer?.status?.userInfo?.username;
}

/** Who the credentials are and what they may. @throws cluster-unreachable, cluster-credentials, forbidden */
export async function tryRights({ http, cluster }: Target): Promise<Trial> {
  // A wrong token is refused here; none at all would be answered, and shows in the rights.
  const version = await told({ cluster, verb: "get", object: "its version" }, () =>
    http.fetchJson<{ gitVersion?: string }>({ path: "/version" }),
  );
  const [user, rights] = await Promise.all([whoAmI(http), askRights(http)]);
  return { version: version.gitVersion ?? "unknown", user, rights };
}
