import type { AuditEntry } from "@/lib/domain/audit/record";
import { isNews, type News } from "@/lib/domain/notifications/news";
import type { Outcome } from "@/lib/domain/notifications/outcome";
import type { OutcomeRecord, RunSubject } from "@/lib/operations/store-ports/notifications";
import { ownEntry } from "@/lib/server/audit/recorder";

interface Told {
  cluster: { id: string; name: string };
  runId: string;
  key: string;
  kind: Outcome;
  subject: RunSubject;
  detail: string;
  at: string;
}

/** One outcome, as its three records: what is remembered, what the audit log says, and the news that are queued. */
export function recordOf({ cluster, runId, key, kind, subject, detail, at }: Told): {
  outcome: OutcomeRecord;
  entry: AuditEntry;
  news: News | undefined;
} {
  const entry = ownEntry({
    at,
    requestId: runId,
    action: `maintenance.${kind}`,
    cluster: cluster.id,
    object: `node ${subject.node}`,
    result: kind === "failed" ? "failed" : "done",
    detail: { by: subject.by, reason: subject.reason, detail },
  });
  // These two and nothing else that is known of it: the news leave the house.
  const named = { id: cluster.id, name: cluster.name };
  const news = isNews(kind)
    ? { kind, key: `${runId}/${key}`, at, cluster: named, maintenance: runId, ...subject, detail }
    : undefined;
  return { outcome: { runId, key, kind, cluster: cluster.id, subject, at }, entry, news };
}
