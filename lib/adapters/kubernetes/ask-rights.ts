import { NEEDS, type Question, questionsOf, type RightAnswer } from "@/lib/domain/rights/needed";
import type { KubeHttp } from "./http";
import { ACCESS_REVIEWS, collectionPath } from "./paths";

/** Asks the API server whether these credentials may do that. Throws what the call throws. */
export async function mayDo(http: KubeHttp, question: Question): Promise<boolean> {
  const { resource: full, ...rest } = question;
  const [resource, subresource] = full.split("/");
  const answer = await http.fetchJson<{ status?: { allowed?: boolean } }>({
    method: "POST",
    path: collectionPath(ACCESS_REVIEWS),
    unlimited: true,
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes: { ...rest, resource, subresource } },
    },
  });
  return answer.status?.allowed === true;
}

/** Everything that the console would like to be allowed, with the cluster's answer; what can't be asked stays open. */
export function askRights(http: KubeHttp): Promise<RightAnswer[]> {
  return Promise.all(
    NEEDS.flatMap((need) =>
      questionsOf(need).map(async (question) => {
        const allowed = await mayDo(http, question).catch(() => undefined);
        return { ...question, what: need.what, without: need.without, allowed };
      }),
    ),
  );
}
