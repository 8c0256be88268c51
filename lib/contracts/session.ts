import { z } from "zod";
import { CLUSTER_ROLES, ROLES } from "@/lib/domain/access/role";
import { CLUSTER_VERBS, type ClusterVerb, TENANT_VERBS, type TenantVerb } from "@/lib/domain/access/verb";

const clusterVerb = z.enum(Object.keys(CLUSTER_VERBS) as [ClusterVerb, ...ClusterVerb[]]);
const tenantVerb = z.enum(Object.keys(TENANT_VERBS) as [TenantVerb, ...TenantVerb[]]);

export const RoleName = z.enum(ROLES);

export const BindingBody = z.object({
  role: z.enum(CLUSTER_ROLES),
  cluster: z.string().describe('Id of the cluster, or "*" for all of them, those to come as well'),
});

const ScopeBody = z.object({
  roleCap: RoleName.optional().describe("No role above it, whatever the person has"),
  clusters: z.array(z.string()).optional().describe("Only these, and nothing of the console as a whole"),
});

/** Who is signed in, and what they may: the roles as they stand, and what follows from them for each cluster. */
export const SessionBody = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string().optional(),
  role: z.string().describe("The highest role, in words"),
  administrator: z.boolean(),
  bindings: z.array(BindingBody),
  groups: z.array(z.string()).describe("As the identity provider told them"),
  via: z.object({
    kind: z.enum(["session", "token"]),
    id: z.string(),
    expiresAt: z.iso.datetime().optional(),
    token: z.string().optional().describe("Id of the API token that the session was begun with"),
  }),
  scope: ScopeBody.optional().describe("What narrows the token that was sent"),
  administrators: z.array(z.string()).describe("Names of some Administrators: whom to ask for a role"),
  access: z.object({
    console: z.array(tenantVerb),
    clusters: z.array(z.object({ cluster: z.string(), role: RoleName, verbs: z.array(clusterVerb) })),
  }),
});
export type SessionBody = z.infer<typeof SessionBody>;
