import {
  Anchor,
  ArrowRightLeft,
  BriefcaseBusiness,
  CircleX,
  Hand,
  Hourglass,
  OctagonAlert,
  Timer,
  TimerOff,
  Trash2,
  Webhook,
} from "lucide-react";
import type { ReactNode } from "react";
import type { GroupId } from "./pod-groups";

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

export const groupIcons: Record<GroupId, ReactNode> = {
  consent: <Hand {...icon} className="text-failed" />,
  never: <OctagonAlert {...icon} className="text-blocked" />,
  stuck: <TimerOff {...icon} className="text-blocked" />,
  refused: <CircleX {...icon} className="text-failed" />,
  wait: <Hourglass {...icon} className="text-blocked" />,
  webhook: <Webhook {...icon} className="text-blocked" />,
  job: <BriefcaseBusiness {...icon} className="text-blocked" />,
  delete: <Trash2 {...icon} className="text-failed" />,
  leaving: <Timer {...icon} className="text-initiated" />,
  move: <ArrowRightLeft {...icon} className="text-initiated" />,
  stay: <Anchor {...icon} className="text-text-3" />,
};
