"use client";
import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TextInput } from "@/components/ui/text-input";
import { useNodes } from "@/lib/client/queries";
import { count } from "@/lib/domain/words";

/** More than these are narrowed by their name first. */
const SHOWN = 40;

interface ChooseNodesProps {
  cluster: string;
  chosen: readonly string[];
  onChosen: (nodes: readonly string[]) => void;
}

/** Nodes to tick, narrowed by their name. One that was ticked is never out of sight. */
export function ChooseNodes({ cluster, chosen, onChosen }: ChooseNodesProps) {
  const { data = [] } = useNodes(cluster);
  const [text, setText] = useState("");
  const names = data.map(({ name }) => name).sort();
  const found = names.filter((name) => chosen.includes(name) || name.includes(text.trim()));
  const shown = found.filter((name, at) => at < SHOWN || chosen.includes(name));
  const toggle = (name: string) =>
    onChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <fieldset className="w-full min-w-0 rounded-card border bg-surface-2 px-3 pt-2 pb-3">
      <legend className="sr-only">Nodes to scan</legend>
      <TextInput
        label="Narrow by name"
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        value={text}
      />
      <ul className="mt-3 grid max-h-60 gap-x-6 gap-y-2 overflow-y-auto p-0.5 sm:grid-cols-2">
        {shown.map((name) => (
          <NodeTick checked={chosen.includes(name)} key={name} name={name} onToggle={() => toggle(name)} />
        ))}
      </ul>
      <p aria-live="polite" className="mt-2 text-meta text-text-2">
        {count(chosen.length, "node")} chosen
        {found.length > shown.length ? `, ${found.length - shown.length} more by this name` : ""}
      </p>
    </fieldset>
  );
}

function NodeTick({ name, checked, onToggle }: { name: string; checked: boolean; onToggle: () => void }) {
  const id = useId();
  return (
    <li className="flex items-start gap-2.5 py-0.5 max-sm:min-h-11 max-sm:items-center">
      <Checkbox checked={checked} labelledBy={id} onCheckedChange={onToggle} />
      <span className="min-w-0 text-body [overflow-wrap:anywhere]" id={id}>
        {name}
      </span>
    </li>
  );
}
