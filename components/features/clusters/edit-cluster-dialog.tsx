"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { useChangeCluster } from "@/lib/client/manage-clusters";
import type { ClusterDialogProps } from "./cluster-dialogs";

import { NameAndTags } from "./name-and-tags";
import { tagsIn, tagText } from "./tag-list";

const MODES = [
  { value: "auto", label: "Where the cluster lets the console" },
  { value: "on", label: "Always" },
  { value: "off", label: "Never" },
] as const;

/** Name, tags, and in whose name commands go out. */
export function EditClusterDialog({ cluster, open, onOpenChange }: ClusterDialogProps) {
  const [name, setName] = useState(cluster.name);
  const [tags, setTags] = useState(tagText(cluster.tags));
  const [impersonation, setImpersonation] = useState(cluster.impersonation);
  const { mutate, isPending, error } = useChangeCluster(cluster.id);
  const save = () =>
    mutate(
      { name, tags: tagsIn(tags), impersonation },
      {
        onSuccess: () => {
          onOpenChange(false);
          notify.done({ title: `${name} is saved` });
        },
      },
    );
  const missing = name.trim() === "" ? "The name is missing." : undefined;
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button onClick={save} refused={isPending ? "Sent, no answer yet." : missing} variant="primary">
            Save
          </Button>
        </>
      }
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={cluster.server}
      title={`Change ${cluster.name}`}
    >
      <div className="flex flex-col gap-4">
        <NameAndTags name={name} onName={setName} onTags={setTags} tags={tags} />
        <Select
          items={MODES}
          label="Commands go out in the person's name"
          onValueChange={(mode) => setImpersonation({ ...impersonation, mode })}
          value={impersonation.mode}
        />
        <TextInput
          hint="Before the e-mail address that the cluster sees."
          label="Prefix of people"
          onChange={(event) => setImpersonation({ ...impersonation, userPrefix: event.target.value })}
          value={impersonation.userPrefix}
        />
        <TextInput
          hint="Before each group of the identity provider."
          label="Prefix of groups"
          onChange={(event) => setImpersonation({ ...impersonation, groupPrefix: event.target.value })}
          value={impersonation.groupPrefix}
        />
        <DialogFailure error={error} />
      </div>
    </Dialog>
  );
}
