"use client";
import { useState } from "react";
import { TickBox } from "@/components/table/tick-box";
import { Button } from "@/components/ui/button";
import { later, useAhead } from "@/components/ui/later";
import { type BalanceBody, MOST_RESTARTS } from "@/lib/contracts/restart";
import { nameSome } from "@/lib/domain/words";
import { workloadKey } from "@/lib/domain/workload-of";
import { offerWords } from "./balance-words";

const loadDialog = async () => (await import("./restart-dialog")).RestartDialog;
const RestartDialog = later(loadDialog);

interface OffersProps {
  cluster: string;
  balance: BalanceBody;
  /** Why nothing can be restarted now. */
  refused: string | undefined;
}

/** Workloads that a restart would spread, to be ticked; nothing is restarted that nobody ticked. */
export function Offers({ cluster, balance: { offers, missing }, refused }: OffersProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  useAhead(true, loadDialog);
  const chosen = offers.filter((offer) => ticked.includes(workloadKey(offer)));
  const toggle = (key: string) =>
    setTicked(ticked.includes(key) ? ticked.filter((one) => one !== key) : [...ticked, key]);
  const not =
    refused ??
    (missing.length > 0
      ? `The cluster does not let the console restart workloads. Missing: ${nameSome(missing, 6)}. Apply deploy/restarts.yaml.`
      : chosen.length > MOST_RESTARTS
        ? `${MOST_RESTARTS} at once are the most.`
        : undefined);
  if (offers.length === 0)
    return (
      <p className="text-body text-text-2">
        No restart would help now. Workloads show here when their pods are on nodes that are fuller than
        others and could be placed on emptier ones.
      </p>
    );
  return (
    <>
      <ul className="mb-3">
        {offers.map((offer) => {
          const key = workloadKey(offer);
          return <Tick checked={ticked.includes(key)} key={key} offer={offer} onToggle={() => toggle(key)} />;
        })}
      </ul>
      <Button
        onClick={() => setOpen(true)}
        refused={not ?? (chosen.length === 0 ? "Choose a workload first." : undefined)}
        variant="primary"
      >
        {chosen.length > 1 ? `Restart ${chosen.length} workloads, one after another…` : "Restart…"}
      </Button>
      {not ? <p className="mt-2 text-meta text-text-2 [overflow-wrap:anywhere]">{not}</p> : null}
      <RestartDialog
        chosen={chosen}
        cluster={cluster}
        onBegun={() => setTicked([])}
        onOpenChange={setOpen}
        open={open}
        refused={not}
      />
    </>
  );
}

interface TickProps {
  offer: BalanceBody["offers"][number];
  checked: boolean;
  onToggle: () => void;
}

function Tick({ offer, checked, onToggle }: TickProps) {
  const { name, kind, namespace } = offer;
  const of = `${kind} in ${namespace}`;
  return (
    <li className="flex items-start gap-3 border-b py-2 max-sm:min-h-11">
      <span className="pt-0.5">
        <TickBox label={`${name} ${of}`} onTick={onToggle} state={checked ? "all" : "none"} />
      </span>
      <span className="min-w-0">
        <span className="block text-section [overflow-wrap:anywhere]">
          {name}
          <span className="text-meta font-[400] text-text-2">{` ${of}`}</span>
        </span>
        <span className="block text-meta tabular-nums text-text-2">{offerWords(offer)}</span>
      </span>
    </li>
  );
}
