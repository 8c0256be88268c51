export interface ApiGroupName {
  slug: string;
  title: string;
}

/** What calls are about, by their address. The first that fits counts. */
const GROUPS: readonly [address: RegExp, slug: string, title: string][] = [
  [/\/maintenance(\/plan)?$|\/maintenances$/, "maintenance", "Maintenance"],
  [/\/runs(\/|$)/, "history", "History"],
  [/\/workloads(\/|$)|\/clusters\/\{cluster\}\/(pods|balance$|restarts)/, "workloads", "Workloads"],
  [/\/clusters\/\{cluster\}\/nodes|\/usage$/, "nodes", "Nodes"],
  [/\/clusters\/\{cluster\}\/events$/, "events", "Events"],
  [/\/profile(\/|$)/, "profile", "Profile"],
  [/\/scans(\/|$)|\/scan-schedules/, "scans", "Scans"],
  [/\/backups$/, "backups", "Backups"],
  [/\/stream$/, "live", "Live data"],
  [/\/clusters|\/kubeconfigs/, "clusters", "Clusters"],
  [/\/people/, "people", "People and roles"],
  [/\/channels|\/deliveries/, "notifications", "Notifications"],
  [/\/audit/, "audit", "Audit log"],
  [/\/session|\/account|\/links/, "account", "Signing in and the account"],
];

/** All groups, in the order in which people meet them. */
export const API_GROUPS: readonly ApiGroupName[] = [
  "clusters",
  "nodes",
  "maintenance",
  "history",
  "workloads",
  "profile",
  "scans",
  "backups",
  "events",
  "live",
  "account",
  "people",
  "notifications",
  "audit",
].flatMap((slug) => GROUPS.filter((group) => group[1] === slug).map(([, , title]) => ({ slug, title })));

/** The group of a call. Every call has one; a test goes through all of them. */
export function groupOfPath(path: string): ApiGroupName | undefined {
  const found = GROUPS.find(([address]) => address.test(path));
  return found && { slug: found[1], title: found[2] };
}
