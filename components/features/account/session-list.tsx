"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Time } from "@/components/ui/time";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { useSend } from "@/lib/client/people-queries";
import type { BrowserSession } from "@/lib/contracts/account";
import { browserWords } from "./browser-words";
import { Section } from "./section";

/** More than anybody looks through; a script that signs in each minute has a thousand. */
const SHOWN = 50;

/** The browsers that one is signed in with; any other can be signed out from here. */
export function SessionList({ sessions }: { sessions: readonly BrowserSession[] }) {
  const end = useSend();
  const kept = useKeptFocus<HTMLUListElement>(sessions.length);
  const [all, setAll] = useState(false);
  const alone = sessions.length < 2 ? "There is no other one." : undefined;
  return (
    <Section
      action={
        <Button
          onClick={() => end.mutate({ path: "/account/sessions", method: "DELETE" })}
          refused={alone}
          size="sm"
        >
          Sign out all others
        </Button>
      }
      lead="Each ends a day after it was used last, and at the latest when it says."
      title="Browsers"
    >
      <ul className="flex flex-col rounded-card border outline-none" ref={kept} tabIndex={-1}>
        {(all ? sessions : sessions.slice(0, SHOWN)).map(
          ({ id, current, address, userAgent, createdAt, lastSeenAt, expiresAt }) => (
            <li
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2.5 last:border-b-0"
              key={id}
            >
              <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
                <p className="text-section">
                  {browserWords(userAgent)}
                  {current ? <span className="text-text-3"> (this one)</span> : null}
                </p>
                <p className="text-meta text-text-2">
                  From {address ?? "an unknown address"}, since <Moment at={createdAt} />, last seen{" "}
                  <Moment at={lastSeenAt} />, until <Time at={expiresAt} show="day" />
                </p>
              </div>
              {current ? null : (
                <Button
                  aria-label={`Sign out ${browserWords(userAgent)} from ${address}`}
                  onClick={() => end.mutate({ path: `/account/sessions/${id}`, method: "DELETE" })}
                  size="sm"
                >
                  Sign out
                </Button>
              )}
            </li>
          ),
        )}
      </ul>
      {all || sessions.length <= SHOWN ? null : (
        <div>
          <Button onClick={() => setAll(true)} size="sm">
            Show all {sessions.length.toLocaleString("en")}
          </Button>
        </div>
      )}
      <DialogFailure error={end.error} />
    </Section>
  );
}
