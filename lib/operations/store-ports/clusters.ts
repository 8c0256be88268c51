import type { ImpersonationSettings } from "@/lib/domain/impersonation/whom";
import type { Seal, Sealed } from "./sealer";

/** What people said about a cluster; of those that they added, how to reach it too. */
export interface ClusterRecord {
  id: string;
  name: string;
  tags: readonly string[];
  /** Absent where the cluster comes from a kubeconfig of the operator or the console's own pod. */
  added?: AddedRecord;
  impersonation: ImpersonationSettings;
}

export interface AddedRecord {
  /** URL of the API server. */
  server: string;
  /** The ClusterCredential as JSON. */
  sealed: Sealed;
  by: string;
  at: Date;
  rotatedAt?: Date;
}

/** One that comes to the others; its credential is sealed when it is written. */
export interface NewCluster extends Omit<ClusterRecord, "added"> {
  added?: Omit<AddedRecord, "sealed"> & { seal: Seal };
}

export interface ClusterChanges {
  name?: string;
  tags?: readonly string[];
  impersonation?: ImpersonationSettings;
  /** Another credential, in place of the old one. */
  credential?: { server: string; seal: Seal; rotatedAt?: Date };
}

/** Clusters as they are kept. Each call throws database-away while there is no database. */
export interface ClusterStore {
  list(): Promise<ClusterRecord[]>;
  /** false: the id is taken. */
  add(record: NewCluster): Promise<boolean>;
  /** Changes a record. false: it is not there (any more). */
  change(id: string, changes: ClusterChanges): Promise<boolean>;
  /** The same credential under another key. false: it is another one by now, or gone. */
  reseal(id: string, from: Sealed, to: Sealed): Promise<boolean>;
  /**
   * Takes with it what people were given and planned for this cluster alone, since another one may get its id. false: it
   * was not there.
   */
  remove(id: string): Promise<boolean>;
}
