import type { RawExpression } from "./raw";

export function expressionsOf(raw: RawExpression[] | undefined) {
  return (raw ?? []).map(({ key = "", operator = "", values = [] }) => ({ key, operator, values }));
}
