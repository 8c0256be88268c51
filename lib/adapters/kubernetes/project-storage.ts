import type { ObservedAttachment, ObservedClaim } from "@/lib/domain/observed";
import type { RawAttachment, RawClaim } from "./raw";

export function projectAttachment({
  metadata = {},
  spec = {},
  status = {},
}: RawAttachment): ObservedAttachment {
  return {
    name: metadata.name ?? "",
    nodeName: spec.nodeName ?? "",
    volume: spec.source?.persistentVolumeName,
    attached: status.attached === true,
    deleting: metadata.deletionTimestamp !== undefined,
  };
}

export function projectClaim({ metadata = {}, spec = {} }: RawClaim): ObservedClaim {
  return {
    namespace: metadata.namespace ?? "",
    name: metadata.name ?? "",
    volume: spec.volumeName || undefined,
  };
}
