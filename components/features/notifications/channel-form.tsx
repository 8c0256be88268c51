"use client";
import type { ReactNode } from "react";
import { CheckLine } from "@/components/ui/check-line";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useClusters } from "@/lib/client/queries";
import { newsMeaning, newsWord } from "@/lib/domain/notifications/message";
import { NEWS_KINDS } from "@/lib/domain/notifications/news";
import { type ChannelDraft, type ChannelKind, isUnencrypted, withCluster, withEvent } from "./channel-draft";

const REACH = [
  { value: "each", label: "Each cluster, those to come as well" },
  { value: "some", label: "Only these" },
] as const;

const ADDRESS: Record<ChannelKind, { label: string; hint: string }> = {
  webhook: {
    label: "Address",
    hint: "JSON is sent there by POST, signed. It is kept sealed and not shown again.",
  },
  slack: {
    label: "Address of the incoming webhook",
    hint: "As Slack, Mattermost or another chat that takes Slack's messages gives it. It is kept sealed and not shown again.",
  },
  email: { label: "E-mail addresses", hint: "Separated by commas." },
};

const PLAIN =
  "Without encryption: whoever is on the way reads it, and can send there themselves. Take https:// where there is one.";

interface ChannelFormProps {
  draft: ChannelDraft;
  onChange: (draft: ChannelDraft) => void;
  /** What of its address is shown, where one is there already. */
  kept?: string;
}

/** Name, address, and which news of which clusters. */
export function ChannelForm({ draft, onChange, kept }: ChannelFormProps) {
  const { label, hint } = ADDRESS[draft.kind];
  const plain = isUnencrypted(draft) ? PLAIN : undefined;
  return (
    <>
      <TextInput
        autoComplete="off"
        label="Name"
        maxLength={80}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
        value={draft.name}
      />
      <TextInput
        autoComplete="off"
        hint={plain ?? (kept && draft.kind !== "email" ? `Empty: it stays as it is, ${kept}` : hint)}
        inputMode={draft.kind === "email" ? "email" : "url"}
        label={kept && draft.kind !== "email" ? `New ${label.toLowerCase()}` : label}
        onChange={(event) => onChange({ ...draft, address: event.target.value })}
        spellCheck={false}
        value={draft.address}
      />
      <Group title="Events">
        {NEWS_KINDS.map((kind) => (
          <CheckLine
            checked={draft.events.includes(kind)}
            key={kind}
            onChange={(chosen) => onChange({ ...draft, events: withEvent(draft.events, kind, chosen) })}
            title={newsWord[kind]}
          >
            {newsMeaning[kind]}
          </CheckLine>
        ))}
      </Group>
      <Reach draft={draft} onChange={onChange} />
    </>
  );
}

function Reach({ draft, onChange }: ChannelFormProps) {
  const known = useClusters().data?.items ?? [];
  const { clusters } = draft;
  const names = new Map(known.map(({ id, name }) => [id, name]));
  // One that was removed can still be taken off.
  const ids = [...new Set([...names.keys(), ...(clusters ?? [])])];
  return (
    <>
      <Select
        items={REACH}
        label="Clusters"
        onValueChange={(reach) => onChange({ ...draft, clusters: reach === "each" ? undefined : [] })}
        value={clusters ? "some" : "each"}
      />
      {clusters ? (
        <Group title="Told of">
          {ids.map((id) => (
            <CheckLine
              checked={clusters.includes(id)}
              key={id}
              onChange={(chosen) => onChange({ ...draft, clusters: withCluster(clusters, id, chosen) })}
              title={names.get(id) ?? id}
            />
          ))}
        </Group>
      ) : null}
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2 text-meta font-[580] text-text">{title}</legend>
      {children}
    </fieldset>
  );
}
