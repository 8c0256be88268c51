import type { Release } from "@/lib/domain/profile/observed";
import { type RawReleaseSecret, releaseOf, valuesOf } from "./helm-release";
import { listAll } from "./list-pages";
import { type Target, told } from "./node-commands";
import { collectionPath, objectPath, SECRETS } from "./paths";
import type { RawObject } from "./raw";

const TYPE = "helm.sh/release.v1";
/** Secrets that are read at once: each may hold a megabyte. */
const AT_ONCE = 4;

interface Kept {
  namespace: string;
  name: string;
  revision: number;
  status: string;
  at?: string;
  resourceVersion: string;
}

const secretName = (name: string, revision: number) => `sh.helm.release.v1.${name}.v${revision}`;

/** What the labels of a Secret of Helm say; undefined for a Secret that has none of them. */
function keptOf({
  metadata: { namespace = "", labels = {}, resourceVersion = "" } = {},
}: RawObject): Kept | undefined {
  const { owner, name, version, status = "unknown", modifiedAt } = labels;
  const revision = Number(version);
  if (owner !== "helm" || name === undefined || !Number.isInteger(revision)) return undefined;
  const at = modifiedAt === undefined ? undefined : new Date(Number(modifiedAt) * 1000).toISOString();
  return { namespace, name, revision, status, at, resourceVersion };
}

/**
 * Helm's releases. The list is one of metadata, so that no content of an older revision is ever sent; of the latest one the
 * content is read once for each of its versions, and its metadata kept.
 */
export function createHelmReleases({ http, cluster }: Target) {
  const known = new Map<string, Release>();

  const readSecret = (namespace: string, name: string) =>
    told({ cluster, verb: "get", object: `secret ${namespace}/${name}` }, () =>
      http.fetchJson<RawReleaseSecret>({ path: objectPath(SECRETS, { namespace, name }), lane: "streams" }),
    );

  const listKept = () =>
    told({ cluster, verb: "list", object: "secrets of Helm releases" }, () =>
      listAll(
        http,
        {
          path: collectionPath(SECRETS),
          query: { fieldSelector: `type=${TYPE}`, labelSelector: "owner=helm" },
          accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
          lane: "streams",
        },
        keptOf,
      ),
    );

  async function latestOf(revisions: Kept[]): Promise<[string, Release] | undefined> {
    const [latest] = revisions.sort((a, b) => b.revision - a.revision);
    if (!latest) return undefined;
    const { namespace, name, revision } = latest;
    const history = revisions.map(({ revision, status, at }) => ({ revision, status, at }));
    const key = `${namespace}/${name} ${latest.resourceVersion}`;
    const before = known.get(key);
    if (before) return [key, { ...before, history }];
    const secret = await readSecret(namespace, secretName(name, revision));
    return [key, await releaseOf(secret, { namespace, name, revision, history })];
  }

  return {
    async listReleases(): Promise<Release[]> {
      const kept = (await listKept()).filter((one) => one !== undefined);
      const groups = [...Map.groupBy(kept, ({ namespace, name }) => `${namespace}/${name}`).values()];
      const found = new Map<string, Release>();
      for (let at = 0; at < groups.length; at += AT_ONCE)
        for (const read of await Promise.all(groups.slice(at, at + AT_ONCE).map(latestOf)))
          if (read) found.set(...read);
      known.clear();
      for (const [key, release] of found) known.set(key, release);
      return [...found.values()];
    },
    async readValues({ namespace, name, revision }: Pick<Release, "namespace" | "name" | "revision">) {
      return valuesOf(await readSecret(namespace, secretName(name, revision)));
    },
  };
}
