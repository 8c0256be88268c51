import type { BackupsBody } from "@/lib/contracts/backup";
import { count, nameSome } from "@/lib/domain/words";

type Scope = BackupsBody["backups"][number]["scope"];

/** "all namespaces but kube-system", "orders and shop". */
export function scopeWords({ included, excluded }: Scope): string {
  const all = included.length === 0 || included.includes("*");
  const taken = all ? "all namespaces" : nameSome(included);
  return excluded.length === 0 ? taken : `${taken} but ${nameSome(excluded)}`;
}

/** "612 items", "31 of 88 items, 2 errors". */
export function itemsWords({
  items,
  errors,
  warnings,
}: Pick<BackupsBody["backups"][number], "items" | "errors" | "warnings">): string {
  const done =
    items === undefined
      ? []
      : [
          items.done === items.total
            ? count(items.total, "item")
            : `${items.done} of ${count(items.total, "item")}`,
        ];
  const bad = errors > 0 ? [count(errors, "error")] : [];
  const odd = warnings > 0 ? [count(warnings, "warning")] : [];
  return [...done, ...bad, ...odd].join(", ");
}

/** Which nodes are left out, and why: "ip-10-0-1-26 while in maintenance; ip-10-0-2-61 by a label of its own". */
export function leftOutWords(leftOut: BackupsBody["leftOut"]): string {
  const names = (inMaintenance: boolean) =>
    nameSome(
      leftOut.filter((one) => one.inMaintenance === inMaintenance).map(({ node }) => node),
      6,
    );
  const parts = [
    { names: names(true), why: "while in maintenance" },
    { names: names(false), why: "by a label that somebody else set" },
  ];
  return parts
    .filter((part) => part.names !== "")
    .map((part) => `${part.names} ${part.why}`)
    .join("; ");
}
