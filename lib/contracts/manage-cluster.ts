import { z } from "zod";
import { ClusterSummary } from "./cluster";
import { PlainText } from "./plain-text";

const Refusal = z.object({
  at: z.string().describe("Where in the file"),
  why: z.string(),
  todo: z.string(),
});

/** Of a kubeconfig that the console reads. */
export const MOST_KIB = 256;

const Kubeconfig = z
  .string()
  .min(1, "Paste a kubeconfig")
  .max(MOST_KIB * 1024, `It is larger than ${MOST_KIB} KiB`)
  .describe("Text of a kubeconfig, YAML or JSON");

export const InspectRequest = z.object({ kubeconfig: Kubeconfig });
export type InspectRequest = z.infer<typeof InspectRequest>;

export const PastedBody = z.object({
  contexts: z.array(
    z.object({
      name: z.string(),
      server: z.string().optional().describe("host:port of the API server"),
      refusals: z.array(Refusal).describe("Empty: the console would take it"),
    }),
  ),
  current: z.string().optional().describe("The file's current-context"),
});
export type PastedBody = z.infer<typeof PastedBody>;

export const CredentialRequest = z.object({
  kubeconfig: Kubeconfig,
  context: z.string().min(1).max(253),
});
export type CredentialRequest = z.infer<typeof CredentialRequest>;

export const TrialBody = z.object({
  version: z.string(),
  user: z
    .string()
    .optional()
    .describe("Who the credentials are to the cluster; absent where it does not tell"),
  already: z.array(z.string()).describe("Names under which the console has that cluster already"),
  enough: z.boolean().describe("Whether a maintenance can be held with these rights"),
  rights: z.array(
    z.object({
      verb: z.string(),
      group: z.string(),
      resource: z.string(),
      namespace: z.string().optional(),
      name: z.string().optional(),
      what: z.string().describe("What it is for"),
      without: z.string().optional().describe("What is missing without it; absent: it is needed"),
      allowed: z.boolean().optional().describe("Absent: the question could not be asked"),
    }),
  ),
  roles: z.string().describe("YAML of the roles that give this user what is needed, for kubectl apply"),
});
export type TrialBody = z.infer<typeof TrialBody>;

const Name = PlainText.min(1, "Give it a name").max(60, "At most 60 characters");
const Tags = z.array(PlainText.min(1).max(60)).max(20);

export const AddClusterRequest = CredentialRequest.extend({ name: Name, tags: Tags.default([]) });
export type AddClusterRequest = z.infer<typeof AddClusterRequest>;

const Prefix = PlainText.max(60);
export const ChangeClusterRequest = z.object({
  name: Name.optional(),
  tags: Tags.optional(),
  impersonation: z
    .object({ mode: z.enum(["auto", "on", "off"]), userPrefix: Prefix, groupPrefix: Prefix })
    .optional()
    .describe("Whether a person's commands go to the cluster in that person's name"),
});
export type ChangeClusterRequest = z.infer<typeof ChangeClusterRequest>;

export const RemoveClusterQuery = z.object({
  maintenances: z
    .literal("leave")
    .optional()
    .describe("Agrees that nodes in maintenance stay in it, undriven"),
});

export const ManagedCluster = z.object({ cluster: ClusterSummary, trial: TrialBody });
export type ManagedCluster = z.infer<typeof ManagedCluster>;

export const RemovedCluster = z.object({
  id: z.string(),
  inMaintenance: z.array(z.string()).describe("Nodes that were left in maintenance"),
});
export type RemovedCluster = z.infer<typeof RemovedCluster>;
