"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { later, useAhead } from "@/components/ui/later";
import type { GroupBody } from "@/lib/contracts/people";
import { roleLines } from "@/lib/domain/people/role-lines";

const loadRolesDialog = async () => (await import("./roles-dialog")).RolesDialog;
const RolesDialog = later(loadRolesDialog);

const FRESH: GroupBody = { group: "", administrator: false, bindings: [] };

/** What everybody has whom the identity provider counts to a group. */
export function GroupList({ groups }: { groups: readonly GroupBody[] }) {
  const [asked, setAsked] = useState<{ group: GroupBody; at: number }>();
  const [open, setOpen] = useState(false);
  useAhead(true, loadRolesDialog);
  const ask = (group: GroupBody) => {
    setAsked({ group, at: Date.now() });
    setOpen(true);
  };
  return (
    <section aria-labelledby="groups" className="px-5 py-4 max-sm:px-4">
      <div className="flex items-center gap-3">
        <h2 className="text-section" id="groups">
          Groups of the identity provider
        </h2>
        <Button onClick={() => ask(FRESH)} size="sm">
          Add a group
        </Button>
      </div>
      {groups.length === 0 ? (
        <p className="mt-1 text-body text-text-2">
          None has a role. Whoever signs in by the provider has the roles of their groups, as it told them
          then.
        </p>
      ) : (
        <ul className="mt-2 flex flex-col gap-2">
          {groups.map((group) => (
            <li className="flex flex-wrap items-center gap-x-4 gap-y-1 text-body" key={group.group}>
              <span className="font-object [overflow-wrap:anywhere]">{group.group}</span>
              <span className="min-w-0 flex-1 basis-60 text-text-2">{roleLines(group).join(", ")}</span>
              <Button
                aria-label={`Change roles of the group ${group.group}`}
                onClick={() => ask(group)}
                size="sm"
              >
                Change
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked ? (
        <RolesDialog
          key={asked.at}
          of={{ kind: "group", name: asked.group.group }}
          onOpenChange={setOpen}
          open={open}
          roles={asked.group}
        />
      ) : null}
    </section>
  );
}
