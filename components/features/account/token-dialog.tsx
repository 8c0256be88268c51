"use client";
import { SquareTerminal } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { ShownOnce } from "@/components/layout/shown-once";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useSend } from "@/lib/client/people-queries";
import { useClusters } from "@/lib/client/queries";
import { NewToken } from "@/lib/contracts/account";
import { ROLE_NAMES, ROLES, type Role } from "@/lib/domain/access/role";

const EVERY = "";
const DAYS = ["1", "30", "90", "365"] as const;

/** What a token is for and may at most; then the token itself, once. */
export function TokenDialog({
  open,
  onOpenChange,
  mayNothing,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whatever is chosen: its person has roles by groups alone. */
  mayNothing: boolean;
}) {
  const [name, setName] = useState("");
  const [roleCap, setRoleCap] = useState<Role>("cluster-viewer");
  const [cluster, setCluster] = useState(EVERY);
  const [days, setDays] = useState<(typeof DAYS)[number]>("30");
  const clusters = useClusters();
  const make = useSend(NewToken);
  const missing = name.trim() === "" ? "A name is needed." : undefined;
  const send = () =>
    make.mutate({
      path: "/account/tokens",
      method: "POST",
      body: {
        name: name.trim(),
        roleCap,
        days: Number(days),
        ...(cluster === EVERY ? {} : { clusters: [cluster] }),
      },
    });
  return (
    <Dialog
      actions={
        make.data ? (
          <Button onClick={() => onOpenChange(false)} variant="primary">
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button
              onClick={send}
              refused={make.isPending ? "Sent, no answer yet." : missing}
              variant="primary"
            >
              Make the token
            </Button>
          </>
        )
      }
      icon={<SquareTerminal aria-hidden size={22} strokeWidth={1.75} />}
      note={make.data ? undefined : missing}
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      title="Make a token"
    >
      {make.data ? (
        <ShownOnce text={make.data.token} what="Token">
          It is shown once; the console keeps only its hash.
        </ShownOnce>
      ) : (
        <div className="flex flex-col gap-4">
          {mayNothing ? (
            <Banner
              detail="Your roles come from groups of the identity provider; a token has only those that an Administrator gave you by name."
              fact="It may nothing for now."
              state="blocked"
            />
          ) : null}
          <TextInput
            autoComplete="off"
            hint="What it is for; you find it again by this."
            label="Name"
            onChange={(event) => setName(event.target.value)}
            value={name}
          />
          <Select
            items={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
            label="May at most"
            onValueChange={setRoleCap}
            value={roleCap}
          />
          <Select
            items={[
              { value: EVERY, label: "Each of your clusters" },
              ...(clusters.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label })),
            ]}
            label="On"
            onValueChange={setCluster}
            value={cluster}
          />
          <Select
            items={DAYS.map((value) => ({ value, label: value === "1" ? "1 day" : `${value} days` }))}
            label="Good for"
            onValueChange={setDays}
            value={days}
          />
          <DialogFailure error={make.error} />
        </div>
      )}
    </Dialog>
  );
}
