import { CLUSTER_TABS, clusterTabHref } from "@/components/layout/cluster-tabs";
import { kubeconfigHref } from "@/components/layout/kubeconfig-href";
import { MAIN_PLACES, placeRefusal } from "@/components/layout/main-places";
import { clusterPath, workloadsPath } from "@/lib/client/paths";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { SessionBody } from "@/lib/contracts/session";
import type { Denied } from "@/lib/domain/access/refusals";
import type { Entry } from "./entry";

export function clusterEntry({ id, name, server }: ClusterSummary): Entry {
  return {
    kind: "cluster",
    icon: "cluster",
    label: name,
    within: server,
    choice: { does: "go", href: clusterPath(id) },
  };
}

/** Pages of the main menu, and the account. */
export function mainPages(session: SessionBody | undefined): Entry[] {
  const pages = MAIN_PLACES.map((place): Entry => {
    const { href, label, keys } = place;
    const refused = placeRefusal(place, session);
    return { kind: "page", icon: "page", label, keys, refused, choice: { does: "go", href } };
  });
  return [
    ...pages,
    { kind: "page", icon: "page", label: "Account", choice: { does: "go", href: "/account" } },
  ];
}

/** Each tab of a cluster, and the balance of its nodes. */
export function clusterPages({ id, name }: ClusterSummary): Entry[] {
  const page = (label: string, href: string): Entry => ({
    kind: "page",
    icon: "page",
    label,
    of: name,
    choice: { does: "go", href },
  });
  return [
    ...CLUSTER_TABS.map((tab) => page(tab.label, clusterTabHref(id, tab))),
    page("Balance", `${workloadsPath(id)}/balance`),
  ];
}

/** Both kubeconfigs of a cluster: one's own, and the admin's for those who may. */
export function kubeconfigs({ id, name, kubeconfig }: ClusterSummary, denied: Denied): Entry[] {
  const file = (kind: "user" | "admin", label: string, refused: string | undefined, as: string): Entry => ({
    kind: "action",
    icon: "kubeconfig",
    label,
    of: name,
    refused,
    choice: { does: "kubeconfig", href: kubeconfigHref(id, kind), file: as },
  });
  const { user, admin, why } = kubeconfig;
  const noAdmin =
    denied("kubeconfig.admin") ?? (admin === undefined ? (why ?? "It can't be made.") : undefined);
  return [
    file("user", "Download kubeconfig", denied("kubeconfig.user"), user),
    file("admin", "Download admin kubeconfig", noAdmin, admin ?? ""),
  ];
}

/** What the console itself is told. */
export function consoleActions(density: "comfortable" | "compact"): Entry[] {
  const rows = density === "compact" ? "Comfortable rows" : "Compact rows";
  return [
    { kind: "action", icon: "theme", label: "Light or dark theme", keys: "t", choice: { does: "theme" } },
    { kind: "action", icon: "density", label: rows, choice: { does: "density" } },
    { kind: "action", icon: "keys", label: "All keys", keys: "?", choice: { does: "keys" } },
  ];
}
