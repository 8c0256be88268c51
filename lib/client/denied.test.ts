import { expect, it } from "vitest";
import type { SessionBody } from "@/lib/contracts/session";
import { buildAdministrator, buildMember } from "@/lib/domain/access/testing/principals";
import { deniedTo } from "./denied";

const session = (person: object): SessionBody => ({
  ...(person as SessionBody),
  administrators: ["Vera", "Noah"],
});
const viewer = session(buildMember("Mira", "cluster-viewer", "harbor"));

it.each<[string, ReturnType<typeof deniedTo>, RegExp | undefined]>([
  ["until it is known who they are", deniedTo(undefined, "maintenance.start", "harbor"), undefined],
  ["what they may", deniedTo(viewer, "maintenance.plan", "harbor"), undefined],
  ["all, to an Administrator", deniedTo(session(buildAdministrator("Ada")), "people.manage"), undefined],
  [
    "the cluster's, with whom to ask",
    deniedTo(viewer, "maintenance.start", "harbor"),
    /^Mira has the role Cluster Viewer on harbor\..* Ask an Administrator \(Vera or Noah\) for a role on harbor\.$/,
  ],
  [
    "the console's, with whom to ask",
    deniedTo(viewer, "people.manage"),
    /^Mira is no Administrator\..* Ask an Administrator \(Vera or Noah\) for the role\.$/,
  ],
])("%s", (_, told, expected) => {
  if (expected === undefined) expect(told).toBeUndefined();
  else expect(told).toMatch(expected);
});
