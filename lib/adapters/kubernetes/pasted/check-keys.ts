import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import type { Refusal } from "@/lib/domain/kubeconfig/fields";

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function certificatesIn(pem: string): X509Certificate[] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return attempt(() => blocks.map((block) => new X509Certificate(block)));
}

/** What is wrong with the certificates and keys of a credential, apart from how they are written. */
export function keyRefusals({ authority, login }: ClusterCredential, now: Date): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (at: string, why: string, todo: string) => refusals.push({ at, why, todo });
  const takeAnew = "Take it from kubectl config view --raw.";
  if (authority !== undefined && certificatesIn(authority) === undefined) {
    refuse("certificate-authority-data", "It holds a certificate that can't be read.", takeAnew);
  }
  if (login.kind === "token") return refusals;
  const [certificate] = certificatesIn(login.certificate) ?? [];
  const key: KeyObject | undefined = attempt(() => createPrivateKey(login.key));
  if (!certificate) refuse("client-certificate-data", "It holds a certificate that can't be read.", takeAnew);
  if (!key) refuse("client-key-data", "It holds a key that can't be read.", takeAnew);
  if (!certificate || !key) return refusals;
  if (certificate.validToDate < now) {
    const ended = certificate.validToDate.toISOString().slice(0, 10);
    refuse("client-certificate-data", `The certificate ended on ${ended}.`, "Renew it, or use a token.");
  }
  if (!certificate.checkPrivateKey(key)) {
    refuse("client-key-data", "It is the key of another certificate.", "Paste the two that belong together.");
  }
  return refusals;
}
