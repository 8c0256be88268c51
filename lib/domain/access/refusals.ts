import type { Consent, MaintenanceOptions } from "@/lib/domain/intent";
import type { Refusals } from "@/lib/domain/refusals";
import { needsForce } from "./force";
import type { ClusterVerb } from "./verb";

/** Why somebody may not; undefined: they may. */
export type Denied = (verb: ClusterVerb) => string | undefined;

/**
 * The refusals of a node for one person: what they may not stays refused whatever the node allows, by that reason, since
 * it is theirs to know first. Who may not turn a maintenance off may not steer it either.
 */
function refusalsFor(refusals: Refusals, denied: Denied): Refusals {
  const cordoning = denied("node.cordon");
  return {
    turnOn: denied("maintenance.start") ?? refusals.turnOn,
    turnOff: denied("maintenance.end") ?? denied("maintenance.change") ?? refusals.turnOff,
    cordon: cordoning ?? refusals.cordon,
    uncordon: cordoning ?? refusals.uncordon,
  };
}

/**
 * Rows as one person may use them: whatever shows a row and asks it for its refusals has both reasons. Who may everything
 * gets the rows themselves; otherwise a row that did not change gives the same object again, so that nothing that shows
 * it renders anew.
 */
export function rowsFor<Row extends { refusals: Refusals }>(
  denied: Denied,
): (rows: readonly Row[]) => readonly Row[] {
  const mayAll = Object.values(refusalsFor({}, denied)).every((reason) => reason === undefined);
  if (mayAll) return (rows) => rows;
  const known = new WeakMap<Row, Row>();
  const theirs = (row: Row): Row => {
    const before = known.get(row);
    if (before) return before;
    const made = { ...row, refusals: refusalsFor(row.refusals, denied) };
    known.set(row, made);
    return made;
  };
  return (rows) => rows.map(theirs);
}

/**
 * Why somebody may not ask for these options: what loses pods or data takes more than a maintenance does. `standing` are
 * those that are in force.
 */
export function forceRefusal(
  denied: Denied,
  wanted: MaintenanceOptions,
  standing?: MaintenanceOptions,
): string | undefined {
  return needsForce(wanted, standing) ? denied("maintenance.force") : undefined;
}

/** Why somebody may not turn a maintenance on: whoever does has to give every consent that its plan needs. */
export function planRefusal(
  denied: Denied,
  options: MaintenanceOptions,
  needed: readonly Consent[],
): string | undefined {
  const wanted = { ...options, consents: [...options.consents, ...needed] };
  return denied("maintenance.start") ?? forceRefusal(denied, wanted);
}
