"use client";
import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { useSession } from "@/lib/client/queries";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { AT_DEADLINE, agreedUids, deletable, isHeld, toggleConsent } from "./by-name";
import { FoldButton } from "./fold-button";

/** So many are shown where fewer are held. */
const SHOWN = 4;

interface DeleteByNameProps {
  options: MaintenanceOptions;
  pods: readonly PodVerdict[];
  /** The deadline has passed: naming a pod deletes it at once. */
  passed: boolean;
  onChange: (part: Pick<MaintenanceOptions, "consents">) => void;
}

/** Pods that are deleted at the deadline if they are still here: each ticked by name, none before. */
export function DeleteByName({ options, pods, passed, onChange }: DeleteByNameProps) {
  const [all, setAll] = useState(false);
  const { data: session } = useSession();
  const named = agreedUids(options, AT_DEADLINE);
  const offered = deletable(pods);
  const limit = Math.max(SHOWN, offered.filter(isHeld).length);
  // A tick is never folded away.
  const first = offered.filter((pod, place) => place < limit || named.has(pod.uid));
  const folds = offered.length > first.length + 1;
  const shown = folds && !all ? first : offered;
  return (
    <fieldset className="rounded-card border border-failed-line bg-failed-soft px-3 pt-2 pb-2.5">
      <legend className="sr-only">Pods to delete at the deadline</legend>
      <p className="text-meta text-failed-text">
        {passed ? "The deadline has passed: deleted at once" : "Deleted at the deadline if still here"}, with
        its grace period, without asking its budget. Recorded for {session?.name ?? "you"}, by name.
      </p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {shown.map((pod) => (
          <Named
            key={pod.uid}
            named={named.has(pod.uid)}
            onToggle={() => onChange({ consents: toggleConsent(options, pod.uid, AT_DEADLINE).consents })}
            pod={pod}
          />
        ))}
      </ul>
      {offered.length === 0 ? (
        <p className="mt-1 text-meta text-text-2">No pod here can be held by a budget.</p>
      ) : null}
      {folds ? (
        <FoldButton all={all} label={`${offered.length - first.length} more`} onToggle={() => setAll(!all)} />
      ) : null}
    </fieldset>
  );
}

interface NamedProps {
  pod: PodVerdict;
  named: boolean;
  onToggle: () => void;
}

function Named({ pod, named, onToggle }: NamedProps) {
  const id = useId();
  const { namespace, name, graceSeconds, budget } = pod;
  const facts = [namespace, `grace ${graceSeconds} s`, ...(budget ? [`budget ${budget}`] : [])].join(" · ");
  return (
    <li className="flex gap-2.5">
      <span className="flex h-4 items-center">
        <Checkbox
          checked={named}
          describedBy={`${id}-facts`}
          label={`Delete ${name}`}
          onCheckedChange={onToggle}
        />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tick box takes the keys */}
        <p className="font-object" onClick={onToggle}>
          {name}
        </p>
        <p className="text-meta text-text-2" id={`${id}-facts`}>
          {facts}
        </p>
      </div>
    </li>
  );
}
