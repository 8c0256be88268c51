import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
// With their endings: scripts/start.ts reads the settings without a bundler.
import { networksOf } from "./request/client.ts";
import { Secret } from "./secret.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;

const Settings = z.object({
  /** Address to listen on. */
  DRYDOCK_HOST: z.string().min(1).default("127.0.0.1"),
  /** TCP port. */
  DRYDOCK_PORT: z.coerce.number().int().min(0).max(65_535).default(7080),
  /** Folder for the embedded database, sign-in tokens and the console's identity. */
  DRYDOCK_DATA: z.string().min(1).default(".drydock"),
  /** A PostgreSQL of one's own; absent: an embedded one in the data folder. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional(),
  /** Name of this installation: it drives the maintenances that carry it. */
  DRYDOCK_INSTALLATION: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, "must be a DNS-1123 label")
    .default("drydock"),
  /** Whether nodes in maintenance get the lifecycle conditions of KEP-5683. */
  DRYDOCK_NODE_CONDITIONS: z
    .stringbool({ truthy: ["true"], falsy: ["false"], case: "sensitive" })
    .default(false),
  /** Images of the Scan tab, for registries of one's own. */
  DRYDOCK_KUBE_BENCH_IMAGE: z.string().min(1).default("aquasec/kube-bench:v0.11.1"),
  DRYDOCK_SONOBUOY_IMAGE: z.string().min(1).default("sonobuoy/sonobuoy:v0.57.3"),
  /** Proxies whose word about the client counts: addresses and networks, separated by commas. */
  DRYDOCK_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text, context) => {
      try {
        return networksOf(text);
      } catch (error) {
        context.addIssue(error instanceof Error ? error.message : String(error));
        return z.NEVER;
      }
    }),
  /** What Prometheus shows at /metrics when it does not come from this machine. */
  DRYDOCK_METRICS_TOKEN: z
    .string()
    .min(16)
    .transform((token) => new Secret(token))
    .optional(),
  /** Where browsers find the console, as they write it: for links that are sent, and for the identity provider. */
  DRYDOCK_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** OpenID Connect provider: its issuer. Absent: nobody signs in by one. */
  DRYDOCK_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  DRYDOCK_OIDC_CLIENT_ID: z.string().min(1).optional(),
  DRYDOCK_OIDC_CLIENT_SECRET: z
    .string()
    .transform((text) => new Secret(text))
    .optional(),
  /** File that holds the client's secret, in its place. */
  DRYDOCK_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /** Claim with the names of a person's groups. */
  DRYDOCK_OIDC_GROUPS_CLAIM: z.string().min(1).default("groups"),
  /** What the button says: "Sign in with NAME". */
  DRYDOCK_OIDC_NAME: z.string().min(1).max(40).default("OpenID Connect"),
  /** The least that is logged. */
  DRYDOCK_LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  /** Keys that seal secrets, in base64, the newest first; absent: those of a file. */
  DRYDOCK_KEY: z.string().optional(),
  /** The file of the keys; absent: "key" in the data folder. */
  DRYDOCK_KEY_FILE: z.string().min(1).optional(),
  /** Private networks that the console may connect to when somebody names an address there. */
  DRYDOCK_ALLOWED_NETWORKS: z.string().default(""),
  /** For how many days the audit log is kept. */
  DRYDOCK_AUDIT_DAYS: z.coerce.number().int().min(1).max(36_500).default(365),
  /** After how many hours a maintenance counts as forgotten, and is told of each day; 0: never. */
  DRYDOCK_FORGOTTEN_HOURS: z.coerce.number().int().min(0).max(8_760).default(24),
  /** The server that takes mail, with user and password: "smtps://user:password@mail.example.com". */
  DRYDOCK_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .refine(
      (url) => URL.canParse(url),
      "is no address; write : / @ # and % of a password as %3A %2F %40 %23 %25",
    )
    .transform((url) => new Secret(url))
    .optional(),
  /** Whom mail comes from: "Drydock <drydock@example.com>". */
  DRYDOCK_SMTP_FROM: z.string().min(3).optional(),
  /** Kubeconfig files, separated by ":". */
  KUBECONFIG: z.string().default(join(homedir(), ".kube", "config")),
});
export type Settings = z.infer<typeof Settings>;

/**
 * The settings, from environment variables.
 * @throws Error that names each wrong variable and why
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = Settings.safeParse(given);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Settings are wrong. ${wrong.join("; ")}. Correct the environment and start again.`);
}
