import {
  Anchor,
  ArrowRightLeft,
  CircleCheck,
  Hand,
  Hourglass,
  Minus,
  OctagonAlert,
  Pin,
  Trash2,
  Unplug,
} from "lucide-react";
import type { ReactNode } from "react";
import { inReadersZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import type { Outlook, OutlookKind } from "@/lib/domain/workload-outlook";

const icon = { "aria-hidden": true, size: 14, strokeWidth: 2 } as const;

const icons: Record<OutlookKind, ReactNode> = {
  lost: <Trash2 {...icon} className="text-failed" />,
  blocked: <OctagonAlert {...icon} className="text-blocked" />,
  consent: <Hand {...icon} className="text-failed" />,
  waits: <Hourglass {...icon} className="text-blocked" />,
  outage: <Unplug {...icon} className="text-blocked" />,
  pinned: <Pin {...icon} className="text-blocked" />,
  moves: <ArrowRightLeft {...icon} className="text-initiated" />,
  stays: <Anchor {...icon} className="text-text-3" />,
  ended: <CircleCheck {...icon} className="text-text-3" />,
  none: <Minus {...icon} className="text-text-3" />,
};

/** Names of the kinds, for filters. */
export const outlookWord: Record<OutlookKind, string> = {
  lost: "Lost",
  blocked: "Blocked",
  consent: "Needs consent",
  waits: "Waits",
  outage: "Outage",
  pinned: "Pending until back",
  moves: "Moves",
  stays: "Stays",
  ended: "Ended",
  none: "No pods",
};

const QUIET: ReadonlySet<OutlookKind> = new Set(["moves", "stays", "ended", "none"]);

interface OutlookTextProps {
  outlook: Outlook;
  /** It was so when last seen. */
  stale?: boolean;
  /** The whole sentence, on hover. */
  why?: string;
}

/** What maintenance would mean: shape and words. Grey where nobody has to look. */
export function OutlookText({ outlook, stale = false, why = outlook.text }: OutlookTextProps) {
  return (
    <span className={cx("flex min-w-0 items-center gap-2", stale && "grayscale")}>
      <span className="shrink-0">{icons[outlook.kind]}</span>
      <span
        className={cx("truncate", QUIET.has(outlook.kind) || stale ? "text-text-2" : "text-text")}
        title={inReadersZone(why)}
      >
        {outlook.text}
      </span>
    </span>
  );
}
