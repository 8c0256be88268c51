import { expect, it } from "vitest";
import { helpOfScreen } from "./screens";

it.each([
  ["/clusters", "clusters"],
  ["/clusters/harbor", "overview"],
  ["/clusters/nodes", "overview"],
  ["/clusters/harbor/nodes", "nodes"],
  ["/clusters/harbor/nodes/ip-10-0-1-26.ec2.internal", "node"],
  ["/clusters/harbor/workloads", "workloads"],
  ["/clusters/harbor/workloads/balance", "rebalance"],
  ["/clusters/harbor/profile", "profile"],
  ["/clusters/harbor/scan", "scan"],
  ["/clusters/harbor/backups", "backups"],
  ["/clusters/harbor/events", "events"],
  ["/maintenance", "maintenance"],
  ["/maintenance/harbor/4f1c", "maintenance"],
  ["/people", "people"],
  ["/notifications", "notifications"],
  ["/audit", "audit"],
  ["/account", "account"],
  ["/help", undefined],
  ["/help/nodes", undefined],
  ["/sign-in", undefined],
  ["/", undefined],
  ["", undefined],
  ["/clusters/", "clusters"],
  ["/clusters/harbor/", "overview"],
  ["/clusters/harbor/nodes/", "nodes"],
  ["/clusters/harbor/workloads/else", "workloads"],
  ["/clusters/harbor/else", "overview"],
  ["/clustersx", undefined],
  ["/maintenances", undefined],
  ["/audit/4f1c", "audit"],
  ["clusters", undefined],
])("%s is explained by %s", (path, slug) => {
  expect(helpOfScreen(path)).toBe(slug);
});
