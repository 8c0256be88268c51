import type { RightAnswer } from "./needed";

/** What a cluster said when it was asked with new credentials. */
export interface Trial {
  /** gitVersion of the API server. */
  version: string;
  /** Who the credentials are to the cluster; undefined where it does not tell. */
  user?: string;
  rights: readonly RightAnswer[];
}
