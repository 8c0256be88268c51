import { KubeConfig } from "@kubernetes/client-node";
import type { OwnContext } from "@/lib/adapters/kubernetes/kubeconfig";

/** A context for a server of a test: unprotected HTTP unless a certificate authority is given. */
export function contextOf(at: {
  server: string;
  caData?: string;
  skipTLSVerify?: boolean;
  token?: string;
  proxyUrl?: string;
}): OwnContext {
  const { server, caData, token, proxyUrl, skipTLSVerify = server.startsWith("http:") } = at;
  return {
    id: "test",
    name: "test",
    source: "a test",
    origin: "file",
    load() {
      const config = new KubeConfig();
      config.loadFromClusterAndUser(
        { name: "test", server, caData, skipTLSVerify, proxyUrl },
        { name: "test", token },
      );
      return config;
    },
    flatten: () => ({ why: "made by a test" }),
  };
}
