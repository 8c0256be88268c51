"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { StateWord } from "@/components/ui/state-word";
import type { AddOnBody } from "@/lib/contracts/profile";
import { AddOnValuesText } from "./add-on-values";
import { releaseState, versionWords } from "./profile-words";
import { RolloutList } from "./rollout-list";

/** One Helm release: version, state, rollouts; history and values when somebody opens it. */
export function AddOn({ cluster, addOn }: { cluster: string; addOn: AddOnBody }) {
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(false);
  const id = useId();
  const { namespace, name, chart, revision, status, description, updatedAt, rollouts, unknown, history } =
    addOn;
  return (
    <li className="grid grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto] gap-x-6 gap-y-2 border-b py-3 last:border-b-0 max-md:grid-cols-1">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <h3 className="text-section">{name}</h3>
        <p className="text-body">{versionWords(addOn)}</p>
        <p className="text-meta text-text-2">
          {namespace}, chart {chart}
        </p>
      </div>
      <div className="min-w-0">
        <p className="mb-1 text-body">
          <StateWord state={releaseState(status)}>{status}</StateWord>
          <span className="text-text-2">
            , revision {revision}, <Moment at={updatedAt} />
          </span>
        </p>
        {status !== "deployed" && description ? (
          <p className="mb-1 text-meta text-text-2 [overflow-wrap:anywhere]">Helm said: {description}</p>
        ) : null}
        <RolloutList rollouts={rollouts} />
        {unknown.length > 0 ? (
          <p className="text-meta text-text-2 [overflow-wrap:anywhere]">Not seen: {unknown.join(", ")}</p>
        ) : null}
        {open ? (
          <div className="mt-2 rounded-card border bg-surface-2 px-3 py-2" id={id}>
            <h4 className="text-meta font-[580]">History</h4>
            <ul className="text-meta text-text-2 tabular-nums">
              {history.map((one) => (
                <li key={one.revision}>
                  Revision {one.revision}: {one.status}, <Moment at={one.at} />
                </li>
              ))}
            </ul>
            {values ? (
              <AddOnValuesText cluster={cluster} release={{ namespace, name }} />
            ) : (
              <Button className="mt-2" onClick={() => setValues(true)} size="sm">
                Show values
              </Button>
            )}
          </div>
        ) : null}
      </div>
      <Button
        aria-controls={open ? id : undefined}
        aria-expanded={open}
        aria-label={`${open ? "Less" : "More"} of ${name}: history and values`}
        className="self-start justify-self-start"
        onClick={() => {
          setOpen(!open);
          setValues(false);
        }}
        size="sm"
      >
        {open ? "Less" : "More"}
      </Button>
    </li>
  );
}
