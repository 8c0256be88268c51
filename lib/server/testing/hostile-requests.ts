import { HOSTILE_ADDRESSES } from "@/lib/adapters/kubernetes/testing/hostile-addresses";
import { HOSTILE } from "@/lib/adapters/kubernetes/testing/hostile-kubeconfigs";
import {
  HOSTILE_FILE,
  HOSTILE_PORT,
  kubeconfigWith,
} from "@/lib/adapters/kubernetes/testing/kubeconfig-with";
import { seededRandom } from "@/lib/domain/scheduling/random";

/** Chosen once, so that a run says the same as the last one; another one is tried by hand. A failure names it. */
export const HOSTILE_SEED = Number(process.env.DRYDOCK_HOSTILE_SEED ?? 20_261_128);

/** What stands where a name should be. */
export const HOSTILE_NAMES = [
  "..",
  ".",
  "%2e%2e",
  "..%2f..",
  "../../secrets",
  "a/../b",
  "a%2f..%2fb",
  "/",
  "//",
  "\\",
  "..\\..",
  "a?watch=true",
  "a#b",
  "a;b",
  "a:b",
  "a@evil.example",
  "%00",
  "\u0000",
  "a\r\nHost: evil",
  "a b",
  " ",
  "",
  "\u202e",
  "\ud800",
  "ａ",
  "a%0d%0a",
  "$(id)",
  "`id`",
  "'; drop table people; --",
  "<img src=x onerror=alert(1)>",
  "constructor",
  "__proto__",
  "toString",
  "x".repeat(300),
  "-a",
  "a-",
  ".a",
  "a.",
  "A",
  "a".repeat(254),
  "namespaces/kube-system",
  HOSTILE_FILE,
  `../../../../../..${HOSTILE_FILE}`,
  `file://${HOSTILE_FILE}`,
  `|touch ${HOSTILE_FILE}`,
  `-oQ${HOSTILE_FILE}`,
];
const SOUND = ["a", "harbor"];

const HEADERS = [
  "idempotency-key",
  "x-request-id",
  "traceparent",
  "last-event-id",
  "accept",
  "cookie",
  "origin",
  "sec-fetch-site",
];
const QUERY = ["topic", "kind", "text", "namespace", "node", "sort", "limit", "offset", "expand", "state"];

/** Where a credential or a message would have to go that nobody may be sent. */
export const HOSTILE_TARGETS = [
  ...HOSTILE_ADDRESSES.flatMap((host) => [
    `https://${host}:${HOSTILE_PORT}/`,
    `http://${host}:${HOSTILE_PORT}/`,
  ]),
  `file://${HOSTILE_FILE}`,
  `unix://${HOSTILE_FILE}`,
];

/** One call of the API with hostile parts. */
export interface HostileRequest {
  /** Parts of the address as they are meant. */
  params: Record<"cluster" | "node" | "id", string>;
  /** Path and query as they go over the wire. */
  address: string;
  headers: Record<string, string>;
  body?: string;
}

/** Makes hostile calls of endpoints for whoever holds a token, the same ones for the same seed. */
export function hostileRequests(seed: number) {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  };
  const name = () =>
    random() < 0.3
      ? pick(SOUND)
      : random() < 0.5
        ? pick(HOSTILE_NAMES)
        : pick(HOSTILE_NAMES) + pick(HOSTILE_NAMES);

  function hostileJson(depth = 0): unknown {
    const kind = Math.floor(random() * (depth > 3 ? 5 : 7));
    if (kind === 5) return Array.from({ length: 3 }, () => hostileJson(depth + 1));
    if (kind === 6)
      return Object.fromEntries(
        ["reason", "options", "consents", "action", "uid", name()].map((key) => [
          key,
          hostileJson(depth + 1),
        ]),
      );
    return [name(), random() * 1e20, null, true, -1][kind];
  }

  const channel = () => ({ kind: "webhook", name: name(), url: pick(HOSTILE_TARGETS), events: ["blocked"] });
  const credential = () => ({
    kubeconfig:
      random() < 0.5 ? pick(HOSTILE)[1] : kubeconfigWith({ cluster: { server: pick(HOSTILE_TARGETS) } }),
    context: random() < 0.8 ? "x" : name(),
  });
  /** Whole enough to come past the schema of its call. */
  const bodies: Record<string, () => unknown> = {
    "POST /api/v1/clusters/{cluster}/nodes/{node}/maintenance": () => ({
      reason: name(),
      options: hostileJson(),
    }),
    "PATCH /api/v1/clusters/{cluster}/nodes/{node}/maintenance": () => ({
      action: pick(["pause", "resume", name()]),
      options: hostileJson(),
    }),
    "POST /api/v1/channels": channel,
    "PATCH /api/v1/channels/{id}": () => ({ url: pick(HOSTILE_TARGETS) }),
    "POST /api/v1/kubeconfigs/inspect": credential,
    "POST /api/v1/kubeconfigs/test": credential,
    "POST /api/v1/clusters/{cluster}/credential": credential,
    "POST /api/v1/clusters": () => ({ ...credential(), name: name() }),
    "POST /api/v1/session": () => ({ email: `${name()}@example.com`, password: name() }),
  };

  function headersOf(token: string): Record<string, string> {
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    };
    for (const header of HEADERS) if (random() < 0.3) headers[header] = headerText(name());
    if (random() < 0.1) headers["content-type"] = headerText(name());
    if (random() < 0.1) headers.authorization = headerText(`Bearer ${name()}`);
    return headers;
  }

  return {
    random,
    /** `ids` are of objects that there are. */
    next(
      { method, path: template }: { method: string; path: string },
      token: string,
      ids: readonly string[] = [],
    ): HostileRequest {
      const known = ids.length > 0 && random() < 0.5;
      const params = {
        cluster: random() < 0.8 ? "harbor" : name(),
        node: name(),
        id: known ? pick(ids) : name(),
      };
      const path = template.replaceAll(/\{(\w+)\}/g, (_, key: keyof typeof params) =>
        encodeURIComponent(params[key].toWellFormed()),
      );
      const query = new URLSearchParams();
      for (const key of QUERY)
        if (random() < 0.4)
          query.append(key, key === "topic" ? `/clusters/${name()}/nodes/${name()}@${name()}` : name());
      const headers = headersOf(token);
      const body =
        random() < 0.2 ? name() : JSON.stringify((bodies[`${method} ${template}`] ?? hostileJson)());
      return { params, address: `${path}?${query}`, headers, body: method === "GET" ? undefined : body };
    },
  };
}

/** What a header may hold at all; the HTTP parser refuses the rest. */
function headerText(text: string): string {
  return [...text].filter((each) => each >= " " && each <= "\u00ff" && each !== "\u007f").join("");
}
