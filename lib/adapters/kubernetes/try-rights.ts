import { DrydockError } from "@/lib/domain/errors";
import { OF_EACH_CLUSTER, type Trial } from "@/lib/domain/rights/trial";
import { askRights } from "./ask-rights";
import type { KubeHttp } from "./http";
import { type Target, told } from "./node-commands";
import { collectionPath, NAMESPACES, objectPath, SUBJECT_REVIEWS } from "./paths";
import type { RawObject } from "./raw";

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

async function clusterUid(http: KubeHttp): Promise<string | undefined> {
  const path = objectPath(NAMESPACES, { name: OF_EACH_CLUSTER });
  const answer = await http.fetchJson<RawObject>({ path }).catch(() => undefined);
  return answer?.metadata?.uid;
}

/** Who the credentials are and what they may. @throws cluster-unreachable, cluster-credentials, forbidden */
export async function tryRights({ http, cluster }: Target): Promise<Trial> {
  // A wrong token is refused here; none at all would be answered, and shows in the rights.
  const version = await told({ cluster, verb: "get", object: "its version" }, () =>
    http.fetchJson<{ gitVersion?: unknown } | null>({ path: "/version" }),
  );
  const gitVersion = version?.gitVersion;
  if (typeof gitVersion !== "string") {
    const why = "What answers there does not tell a version as an API server of Kubernetes does";
    throw new DrydockError({ code: "cluster-unreachable", cluster, why });
  }
  const [user, uid, rights] = await Promise.all([whoAmI(http), clusterUid(http), askRights(http)]);
  return { version: gitVersion, user, uid, rights };
}
