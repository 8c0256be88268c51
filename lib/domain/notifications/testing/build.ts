import type { News } from "@/lib/domain/notifications/news";

/** worker-1 is blocked. */
export function buildNews(over: Partial<News> = {}): News {
  return {
    kind: "blocked",
    key: "run-1/2",
    at: "2026-11-21T12:00:00.000Z",
    cluster: { id: "harbor", name: "Harbor" },
    node: "worker-1",
    maintenance: "run-1",
    by: "Mira",
    reason: "new disk",
    since: "2026-11-21T10:00:00.000Z",
    detail: "orders-db-1 may not leave. Budget orders/orders-db needs 2 of 2 healthy.",
    ...over,
  };
}
