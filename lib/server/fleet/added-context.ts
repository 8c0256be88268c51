import { type AddedContext, CredentialsError } from "@/lib/adapters/kubernetes";
import type { Network } from "@/lib/domain/addresses/address";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import type { AddedRecord, ClusterRecord } from "@/lib/operations/store-ports/clusters";
import { SealError, type Sealed, type Sealer } from "@/lib/operations/store-ports/sealer";

/** What the credential of a cluster is sealed for. */
export function sealedFor(id: string): string {
  return `cluster/${id}`;
}

export function sealCredential(sealer: Sealer, id: string, credential: ClusterCredential): Sealed {
  return sealer.seal(JSON.stringify(credential), sealedFor(id));
}

function openCredential(sealer: Sealer, id: string, sealed: Sealed): ClusterCredential {
  try {
    return JSON.parse(sealer.open(sealed, sealedFor(id))) as ClusterCredential;
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new CredentialsError(cause.message, { cause });
  }
}

/** One cluster of the store, as the adapter takes it; `record` is read anew whenever its name or credential is needed. */
export function addedContext(
  id: string,
  record: () => ClusterRecord & { added: AddedRecord },
  { sealer, networks }: { sealer: Sealer; networks: readonly Network[] },
): AddedContext {
  let opened: { sealed: Sealed; credential: ClusterCredential } | undefined;
  return {
    id,
    origin: "added",
    source: "added in the console",
    networks,
    get name() {
      return record().name;
    },
    get server() {
      return record().added.server;
    },
    credential() {
      const { sealed } = record().added;
      // One that does not open is tried again at each call: its key may be given back at any time.
      if (opened?.sealed !== sealed) opened = { sealed, credential: openCredential(sealer, id, sealed) };
      return opened.credential;
    },
    flatten: () => ({
      why: "The console keeps the credential of an added cluster sealed, and shows it to nobody.",
    }),
  };
}
