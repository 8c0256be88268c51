"use client";
import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { Time } from "@/components/ui/time";
import type { OneTimeLink } from "@/lib/contracts/people";

/** A link that is told once. Whoever has it can use it, so it goes to one person and by a way that others do not read. */
export function LinkShown({ link, whom }: { link: OneTimeLink; whom: string }) {
  const address = `${location.origin}${link.path}`;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-body text-text-2">
        Send it to {whom} yourself. It works once, until <Time at={link.expiresAt} show="minute" />, and is
        not shown again.
      </p>
      <pre
        className="w-full overflow-x-auto rounded-control border bg-surface-2 px-3 py-2 font-object"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
      >
        {address}
      </pre>
      <Button
        icon={<Copy aria-hidden size={15} strokeWidth={1.75} />}
        onClick={() => void copyText(address, "Link")}
      >
        Copy link
      </Button>
    </div>
  );
}
