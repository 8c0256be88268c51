"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { later, useAhead } from "@/components/ui/later";
import { Moment } from "@/components/ui/moment";
import { Time } from "@/components/ui/time";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { useSend } from "@/lib/client/people-queries";
import type { AccountBody } from "@/lib/contracts/account";
import { ROLE_NAMES } from "@/lib/domain/access/role";
import { Section } from "./section";
import { mayNothing, tokenLead } from "./token-words";

const loadTokenDialog = async () => (await import("./token-dialog")).TokenDialog;
const TokenDialog = later(loadTokenDialog);

/** Credentials for scripts, each with what it may at most and until when. */
export function TokenList({ account }: { account: AccountBody }) {
  const { tokens } = account;
  const [asked, setAsked] = useState(0);
  const [open, setOpen] = useState(false);
  useAhead(true, loadTokenDialog);
  const revoke = useSend();
  const kept = useKeptFocus<HTMLDivElement>(tokens.length);
  return (
    <Section
      action={
        <Button
          onClick={() => {
            setAsked(asked + 1);
            setOpen(true);
          }}
          size="sm"
        >
          Make a token
        </Button>
      }
      lead={tokenLead(account)}
      title="API tokens"
    >
      <div className="outline-none" ref={kept} tabIndex={-1}>
        {tokens.length === 0 ? (
          <p className="text-body text-text-2">
            No token yet. Make one for each script: it shows here with what it may and when it was used last.
          </p>
        ) : (
          <ul className="flex flex-col rounded-card border">
            {tokens.map(({ id, name, roleCap, clusters, expiresAt, lastUsedAt }) => (
              <li
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2.5 last:border-b-0"
                key={id}
              >
                <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
                  <p className="text-section">{name}</p>
                  <p className="text-meta text-text-2">
                    At most {ROLE_NAMES[roleCap]} on{" "}
                    {clusters ? clusters.join(", ") : "each of your clusters"}, until{" "}
                    <Time at={expiresAt} show="day" />
                    {". "}
                    {lastUsedAt ? (
                      <>
                        Last used <Moment at={lastUsedAt} />
                      </>
                    ) : (
                      "Never used"
                    )}
                  </p>
                </div>
                <Button
                  aria-label={`Revoke the token ${name}`}
                  onClick={() => revoke.mutate({ path: `/account/tokens/${id}`, method: "DELETE" })}
                  size="sm"
                >
                  Revoke
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <DialogFailure error={revoke.error} />
      {asked > 0 ? (
        <TokenDialog key={asked} mayNothing={mayNothing(account)} onOpenChange={setOpen} open={open} />
      ) : null}
    </Section>
  );
}
