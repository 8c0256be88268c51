import type { ScanKind } from "@/lib/domain/scans/observed";
import type { Settings } from "@/lib/server/settings";

/** The image of a kind of scan, as it is set. */
export function scanImage(
  { DRYDOCK_KUBE_BENCH_IMAGE, DRYDOCK_SONOBUOY_IMAGE }: Settings,
  kind: ScanKind,
): string {
  return kind === "kube-bench" ? DRYDOCK_KUBE_BENCH_IMAGE : DRYDOCK_SONOBUOY_IMAGE;
}
