"use client";
import { ShownOnce } from "@/components/layout/shown-once";
import { Moment } from "@/components/ui/moment";
import type { OneTimeLink } from "@/lib/contracts/people";

/** A link that is told once. Whoever has it can use it, so it goes to one person and by a way that others do not read. */
export function LinkShown({ link, whom }: { link: OneTimeLink; whom: string }) {
  return (
    <ShownOnce text={`${location.origin}${link.path}`} what="Link">
      Send it to {whom} yourself. It works once, until <Moment at={link.expiresAt} />, and is not shown again.
    </ShownOnce>
  );
}
