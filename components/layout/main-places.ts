import { Bell, BookOpen, Layers, ScrollText, Users } from "lucide-react";
import type { ComponentType } from "react";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { deniedTo } from "@/lib/client/denied";
import type { SessionBody } from "@/lib/contracts/session";
import type { TenantVerb } from "@/lib/domain/access/verb";

export type PlaceIcon = ComponentType<{
  "aria-hidden"?: boolean;
  className?: string;
  size?: number;
  strokeWidth?: number;
}>;

interface MainPlace {
  href: string;
  label: string;
  icon: PlaceIcon;
  /** The key that goes there. */
  keys?: string;
  /** What one needs to go there; absent: nothing. */
  verb?: TenantVerb;
}

/** Places of the main menu, in its order. */
export const MAIN_PLACES: readonly MainPlace[] = [
  { href: "/clusters", label: "Clusters", icon: Layers, keys: "g c" },
  { href: "/maintenance", label: "Maintenance", icon: ToolsGlyph, keys: "g m" },
  { href: "/people", label: "People", icon: Users, verb: "people.manage" },
  { href: "/notifications", label: "Notifications", icon: Bell, verb: "notifications.manage" },
  { href: "/audit", label: "Audit log", icon: ScrollText, keys: "g a", verb: "audit.read" },
  { href: "/help", label: "Help", icon: BookOpen, keys: "g h" },
];

/** Why somebody may not go there; undefined: they may. */
export function placeRefusal({ verb }: MainPlace, session: SessionBody | undefined): string | undefined {
  return verb && deniedTo(session, verb);
}
