"use client";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { HelpLink } from "@/components/layout/help-link";
import { ReadFailure } from "@/components/layout/read-failure";
import { Button } from "@/components/ui/button";
import { later, useAhead } from "@/components/ui/later";
import { SkeletonRows } from "@/components/ui/skeleton";
import { usePeople } from "@/lib/client/people-queries";
import { count } from "@/lib/domain/words";
import { GroupList } from "./group-list";
import { InviteList } from "./invite-list";
import { PeopleTable } from "./people-table";

const loadInviteDialog = async () => (await import("./invite-dialog")).InviteDialog;
const InviteDialog = later(loadInviteDialog);

/** Who may sign in, and what they may. */
export function PeopleView() {
  const { data, error, refetch } = usePeople();
  const [asked, setAsked] = useState(0);
  const [open, setOpen] = useState(false);
  useAhead(true, loadInviteDialog);
  return (
    <>
      <header className="flex h-15 shrink-0 items-center gap-4 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <h1 className="text-title text-[1.125rem]">People</h1>
        <p className="mr-auto truncate text-body text-text-2 tabular-nums">
          {data ? count(data.items.length, "person", "people") : ""}
        </p>
        <HelpLink />
        {data ? (
          <Button
            icon={<UserPlus aria-hidden size={16} strokeWidth={1.75} />}
            onClick={() => {
              setAsked(asked + 1);
              setOpen(true);
            }}
            variant="primary"
          >
            Invite
          </Button>
        ) : null}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {!data && !error ? <SkeletonRows label="People are loading" rows={4} /> : null}
        {data ? (
          <>
            <PeopleTable people={data.items} />
            <InviteList invites={data.invites} />
            <GroupList groups={data.groups} />
          </>
        ) : null}
      </div>
      {asked > 0 ? <InviteDialog key={asked} onOpenChange={setOpen} open={open} /> : null}
    </>
  );
}
