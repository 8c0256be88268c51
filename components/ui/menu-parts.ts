"use client";
import type { Menu } from "@base-ui/react/menu";
import { createContext, use } from "react";

/** What items are made of. The popup brings it along, so that a page that only may open a menu need not load it. */
export const MenuParts = createContext<typeof Menu | undefined>(undefined);

export function useMenuParts(): typeof Menu {
  const parts = use(MenuParts);
  if (parts === undefined) throw new Error("An item of a menu is outside of a Menu");
  return parts;
}
