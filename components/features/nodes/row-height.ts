import type { Density } from "@/components/layout/use-density";
import type { TableItem } from "./table-items";

const ROW: Record<Density, { quiet: number; tall: number }> = {
  comfortable: { quiet: 40, tall: 52 },
  compact: { quiet: 32, tall: 44 },
};

/** Height of an item in px. On narrow screens a guess: cards are as tall as their words. */
export function heightOf(item: TableItem, density: Density, narrow: boolean): number {
  switch (item.kind) {
    case "group":
      return 36;
    case "fold":
      return 45;
    case "node": {
      const tall = item.row.maintenance !== undefined || item.row.health.state !== "healthy";
      if (narrow) return tall ? 94 : 54;
      return tall ? ROW[density].tall : ROW[density].quiet;
    }
  }
}
