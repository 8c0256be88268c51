import { AddOnQuery, AddOnValues, ProfileBody } from "@/lib/contracts/profile";
import { DrydockError } from "@/lib/domain/errors";
import { profileOf } from "@/lib/operations/read-profile";
import { clusterById } from "@/lib/server/console";
import { log } from "@/lib/server/log";
import type { Endpoint } from "@/lib/server/with-route";

const PATH = "/api/v1/clusters/{cluster}/profile";

export const readProfileOf: Endpoint = {
  method: "GET",
  path: PATH,
  verb: "cluster.read",
  summary: "What runs the cluster: versions by node, network and storage, Helm releases and their rollouts",
  response: ProfileBody,
  async handle({ params }): Promise<ProfileBody> {
    const runtime = clusterById(params.cluster);
    const profile = profileOf(await runtime.profile.read(), runtime.index(), runtime.port.version());
    if (profile.addOns.state === "known")
      profile.addOns.items.sort(
        (a, b) => a.name.localeCompare(b.name) || a.namespace.localeCompare(b.namespace),
      );
    return profile;
  },
};

export const readAddOnValues: Endpoint = {
  method: "GET",
  path: `${PATH}/values`,
  verb: "secret.read",
  summary: "The values of a Helm release, from its Secret",
  query: AddOnQuery,
  response: AddOnValues,
  audit: {
    action: "secret.read",
    object: ({ query }) => `release ${query.get("namespace")}/${query.get("release")}`,
  },
  async handle({ params, query, person }) {
    const runtime = clusterById(params.cluster);
    const { namespace, release: name } = AddOnQuery.parse(Object.fromEntries(query));
    const { releases } = await runtime.profile.read();
    const release =
      "forbidden" in releases
        ? undefined
        : releases.find((one) => one.namespace === namespace && one.name === name);
    if (!release) throw new DrydockError({ code: "not-found", object: `release ${namespace}/${name}` });
    log("info", "values read", { cluster: params.cluster, release: `${namespace}/${name}`, by: person.name });
    return { values: await runtime.port.profile.readValues(release) };
  },
};
