/** The page of Help for each screen, by the parts of its address; "*" is a name. The first that fits counts. */
const SCREENS: readonly [address: string, slug: string][] = [
  ["/clusters/*/nodes/*", "node"],
  ["/clusters/*/nodes", "nodes"],
  ["/clusters/*/workloads/balance", "rebalance"],
  ["/clusters/*/workloads", "workloads"],
  ["/clusters/*/profile", "profile"],
  ["/clusters/*/scan", "scan"],
  ["/clusters/*/backups", "backups"],
  ["/clusters/*/events", "events"],
  ["/clusters/*", "overview"],
  ["/clusters", "clusters"],
  ["/maintenance", "maintenance"],
  ["/people", "people"],
  ["/notifications", "notifications"],
  ["/audit", "audit"],
  ["/account", "account"],
];

/** The page that explains a screen; undefined where there is none, as for Help itself. */
export function helpOfScreen(path: string): string | undefined {
  const parts = path.split("/");
  return SCREENS.find(([address]) =>
    address.split("/").every((part, at) => (part === "*" ? parts[at] : part === parts[at])),
  )?.[1];
}
