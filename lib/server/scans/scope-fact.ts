import type { ScanScope } from "@/lib/domain/scans/rules";

/** Which nodes, for the audit log. */
export function scopeFact(scope: ScanScope): string {
  return typeof scope === "object" ? scope.nodes.join(", ") : scope;
}
