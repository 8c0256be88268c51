import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Release, WorkloadKind } from "@/lib/domain/profile/observed";
import type { RawMeta } from "./raw";

/** Helm's own bound on what it stores is that of a Secret; unpacked it is a multiple of that. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** What Helm 3 keeps of a revision. Source: helm.sh/helm/v3 pkg/release. */
interface RawRelease {
  info?: { last_deployed?: string; status?: string; description?: string };
  chart?: { metadata?: { name?: string; version?: string; appVersion?: string } };
  config?: unknown;
  manifest?: string;
}

export interface RawReleaseSecret {
  metadata?: RawMeta;
  data?: { release?: string };
}

/** JSON, compressed, in base64, and in base64 once more as every value of a Secret. Throws where it is none of that. */
async function unpack({ data }: RawReleaseSecret): Promise<RawRelease> {
  const packed = Buffer.from(Buffer.from(data?.release ?? "", "base64").toString("utf8"), "base64");
  // Releases of before Helm 3 were not compressed.
  const plain =
    packed[0] === 0x1f && packed[1] === 0x8b
      ? await promisify(gunzip)(packed, { maxOutputLength: MAX_UNPACKED_BYTES })
      : packed;
  return JSON.parse(plain.toString("utf8")) as RawRelease;
}

const KINDS: readonly WorkloadKind[] = ["DaemonSet", "Deployment", "StatefulSet"];

/** The controllers in a manifest: its documents are read for kind, name and namespace alone. */
export function workloadsIn(manifest: string, releaseNamespace: string): Release["workloads"] {
  return manifest.split(/^---.*$/m).flatMap((document) => {
    const kind = KINDS.find((one) => new RegExp(`^kind: ["']?${one}["']?\\s*$`, "m").test(document));
    const metadata = /^metadata:[^\n]*\n((?:[ \t]+[^\n]*\n?|\s*\n)*)/m.exec(document)?.[1] ?? "";
    const [, indent = ""] = /^([ \t]+)\S/m.exec(metadata) ?? [];
    const member = (key: string) =>
      new RegExp(`^${indent}${key}: *["']?([-.a-z0-9]+)["']? *$`, "m").exec(metadata)?.[1];
    const name = member("name");
    return kind && name ? [{ kind, namespace: member("namespace") ?? releaseNamespace, name }] : [];
  });
}

/** One release from its latest revision; of its values nothing is kept. */
export async function releaseOf(
  secret: RawReleaseSecret,
  release: Pick<Release, "namespace" | "name" | "revision" | "history">,
): Promise<Release> {
  const { info = {}, chart, manifest = "" } = await unpack(secret);
  const { name: chartName = release.name, version = "", appVersion } = chart?.metadata ?? {};
  return {
    ...release,
    chart: chartName,
    chartVersion: version,
    appVersion,
    status: info.status ?? "unknown",
    description: info.description,
    updatedAt: info.last_deployed,
    workloads: workloadsIn(manifest, release.namespace),
  };
}

/** The values that somebody gave to it, as JSON. */
export async function valuesOf(secret: RawReleaseSecret): Promise<string> {
  return JSON.stringify((await unpack(secret)).config ?? {}, null, 2);
}
