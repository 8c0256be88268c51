import type { RightAnswer } from "./needed";

/** Each cluster has one for as long as it is there: by its UID a cluster is told from others, wherever it is reached. */
export const OF_EACH_CLUSTER = "kube-system";

/** What a cluster said when it was asked with new credentials. */
export interface Trial {
  /** gitVersion of the API server. */
  version: string;
  /** Who the credentials are to the cluster; undefined where it does not tell. */
  user?: string;
  /** Of its kube-system namespace; undefined where the credentials may not read it. */
  uid?: string;
  rights: readonly RightAnswer[];
}
