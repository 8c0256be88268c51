import { stringify } from "yaml";
import { DrydockError } from "@/lib/domain/errors";
import type { IssuedKubeconfig, IssueOptions } from "@/lib/operations/ports";
import type { Target as Endpoint } from "./credential-source";
import { ApiError } from "./errors";
import { type Target, told } from "./node-commands";
import { objectPath, SERVICE_ACCOUNTS } from "./paths";

/** Of deploy/kubeconfig-roles.yaml. */
const NAMESPACE = "drydock";

interface TokenAnswer {
  status: { token: string; expirationTimestamp: string };
}

function missing(account: string, why: string, cause: unknown): DrydockError {
  const todo = "Somebody who may has to apply deploy/kubeconfig-roles.yaml in the cluster: kubectl apply -f.";
  const object = `a kubeconfig for ${account}`;
  return new DrydockError({ code: "refused", object, why, todo }, { cause });
}

async function requestToken(
  { http, cluster }: Target,
  { account, seconds }: IssueOptions,
): Promise<TokenAnswer> {
  const object = `a token of service account ${NAMESPACE}/${account}`;
  try {
    return await http.fetchJson<TokenAnswer>({
      method: "POST",
      path: objectPath(SERVICE_ACCOUNTS, { namespace: NAMESPACE, name: account, subresource: "token" }),
      unlimited: true,
      body: {
        apiVersion: "authentication.k8s.io/v1",
        kind: "TokenRequest",
        spec: { expirationSeconds: seconds },
      },
    });
  } catch (error) {
    if (error instanceof ApiError && error.answer.status === 404)
      throw missing(account, `The cluster has no service account ${NAMESPACE}/${account}.`, error);
    if (error instanceof ApiError && error.answer.status === 403)
      throw missing(account, `The console may not make tokens of ${NAMESPACE}/${account}.`, error);
    return told({ cluster, verb: "create", object }, () => Promise.reject(error));
  }
}

function clusterFields({ server, proxyUrl, tls }: Endpoint): object {
  return {
    server,
    "certificate-authority-data": tls.ca ? Buffer.from(String(tls.ca)).toString("base64") : undefined,
    "tls-server-name": tls.servername,
    "insecure-skip-tls-verify": tls.rejectUnauthorized === false ? true : undefined,
    "proxy-url": proxyUrl,
  };
}

/**
 * A kubeconfig with a token of its own that ends by itself: nothing of the console's credentials is in it.
 * @throws refused while the cluster has no such account or the console may not make its tokens
 */
export async function issueKubeconfig(
  target: Target,
  endpoint: Endpoint,
  options: IssueOptions,
): Promise<IssuedKubeconfig> {
  const { status } = await requestToken(target, options);
  const name = options.clusterId;
  const user = `${options.account}@${name}`;
  const text = stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: clusterFields(endpoint) }],
    users: [{ name: user, user: { token: status.token } }],
    contexts: [{ name, context: { cluster: name, user } }],
    "current-context": name,
  });
  return { text, expiresAt: status.expirationTimestamp };
}
