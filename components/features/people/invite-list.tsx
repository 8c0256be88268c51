"use client";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { useSend } from "@/lib/client/people-queries";
import type { InviteBody } from "@/lib/contracts/people";
import { roleLines } from "@/lib/domain/people/role-lines";

/** Links that nobody has used yet; who holds one can join until it is withdrawn or expires. */
export function InviteList({ invites }: { invites: readonly InviteBody[] }) {
  const withdraw = useSend();
  const kept = useKeptFocus<HTMLUListElement>(invites.length);
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby="invites" className="border-b px-5 py-4 max-sm:px-4">
      <h2 className="text-section" id="invites">
        Open invitations
      </h2>
      <ul className="mt-2 flex flex-col gap-2 outline-none" ref={kept} tabIndex={-1}>
        {invites.map(({ id, email, expiresAt, createdBy, ...roles }) => (
          <li className="flex flex-wrap items-center gap-x-4 gap-y-1 text-body" key={id}>
            <span className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
              {email} <span className="text-text-3">{roleLines(roles).join(", ")}</span>
            </span>
            <span className="text-meta text-text-2">
              By {createdBy}, good until <Moment at={expiresAt} />
            </span>
            <Button
              aria-label={`Withdraw the invitation of ${email}`}
              onClick={() => withdraw.mutate({ path: `/people/invites/${id}`, method: "DELETE" })}
              size="sm"
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
      <DialogFailure error={withdraw.error} />
    </section>
  );
}
