"use client";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { useDenied } from "@/lib/client/access";
import { useChange } from "@/lib/client/commands";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import { forceRefusal } from "@/lib/domain/access/refusals";
import type { Consent } from "@/lib/domain/intent";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { type ConsentItem, ConsentList } from "./consent-list";
import { agreeWords } from "./plan-readiness";
import { needsConsent } from "./pod-groups";

interface ConsentsNeededProps {
  maintenance: MaintenanceBody;
  pods: readonly PodVerdict[];
  /** Why nothing can be changed now. */
  stale?: string;
}

/** Pods that came to need consent while the node drains: agreed to by name, then sent. */
export function ConsentsNeeded({ maintenance, pods, stale }: ConsentsNeededProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { mutate, isPending, error } = useChange(maintenance.cluster);
  const denied = useDenied(maintenance.cluster);
  const items = pods.flatMap((pod): ConsentItem[] =>
    needsConsent(pod.cause) ? [{ ...pod, cause: pod.cause }] : [],
  );
  const agreed = items.filter((item) => ticked.has(item.uid));
  const withAll = (added: readonly Consent[]) => ({
    ...maintenance.options,
    consents: [...maintenance.options.consents, ...added.map(({ uid, cause }) => ({ uid, cause }))],
  });
  const refused =
    stale ??
    // Told before anything is ticked.
    forceRefusal(denied, withAll(agreed.length > 0 ? agreed : items), maintenance.options) ??
    (isPending ? "Sent, no answer yet." : agreed.length === 0 ? "Tick what you agree to." : undefined);

  const send = () => {
    const options = withAll(agreed);
    mutate(
      { node: maintenance.node, body: { action: "set-options", options } },
      { onSuccess: () => setTicked(new Set()) },
    );
  };

  return (
    <>
      <ConsentList
        given={ticked}
        items={items}
        onToggle={({ uid }) => {
          const next = new Set(ticked);
          if (!next.delete(uid)) next.add(uid);
          setTicked(next);
        }}
      />
      <div className="mt-3 flex flex-col items-start gap-3">
        <Button onClick={send} refused={refused} size="sm" variant="danger">
          {agreed.length > 0 ? agreeWords(agreed) : "Agree by name"}
        </Button>
        <DialogFailure error={error} />
      </div>
    </>
  );
}
