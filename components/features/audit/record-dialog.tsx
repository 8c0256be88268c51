"use client";
import { Fragment } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import { Time } from "@/components/ui/time";
import { useAuditCall } from "@/lib/client/audit-queries";
import { type AuditRow, exactTime, factWord, resultWord, whatWords, whoWords } from "./record-words";

/** Everything that one record says, and the others of the same call. */
export function RecordDialog({ record, onClose }: { record: AuditRow; onClose: () => void }) {
  const ofCall = useAuditCall(record.requestId);
  const facts: [string, string][] = [
    ["Time (UTC)", exactTime(record.at)],
    ["Person", record.actor.via === "" ? whoWords(record) : `${whoWords(record)}, by ${record.actor.via}`],
    ["Address", record.address],
    ["Cluster", record.cluster],
    ["Object", record.object],
    ["Result", resultWord[record.result]],
    ...Object.entries(record.detail).map(([name, value]): [string, string] => [
      factWord(name),
      String(value),
    ]),
    ["Request", record.requestId],
    ["Record", String(record.seq)],
    ["Hash", record.hash],
  ];
  const others = ofCall.data?.items.filter(({ seq }) => seq !== record.seq) ?? [];
  return (
    <Dialog
      actions={
        <Button onClick={onClose} variant="primary">
          Close
        </Button>
      }
      onOpenChange={(open) => !open && onClose()}
      open
      size="small"
      subtitle={<Moment at={record.at} />}
      title={`${whoWords(record)} ${whatWords(record)}`}
    >
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt className="text-meta text-text-2">{name}</dt>
              <dd className="text-body [overflow-wrap:anywhere]">{value}</dd>
            </Fragment>
          ))}
      </dl>
      {others.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-section">Of the same call</h3>
          <ul className="flex flex-col gap-1 text-body text-text-2">
            {others.map((other) => (
              <li key={other.seq}>
                <Time at={other.at} /> {resultWord[other.result]}, record {other.seq}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
