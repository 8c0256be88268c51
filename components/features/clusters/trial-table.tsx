import { CircleCheck, CircleHelp, CircleX, Copy, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import type { TrialBody } from "@/lib/contracts/manage-cluster";
import { type RightRow, rightRows, trialWords } from "./trial-rows";

const icon = { "aria-hidden": true, size: 14, strokeWidth: 2 } as const;

const signs: Record<RightRow["state"], React.ReactNode> = {
  may: <CircleCheck {...icon} className="text-healthy" />,
  missing: <CircleX {...icon} className="text-failed" />,
  without: <TriangleAlert {...icon} className="text-blocked" />,
  unknown: <CircleHelp {...icon} className="text-stale" />,
};
const words: Record<RightRow["state"], string> = {
  may: "May",
  missing: "May not",
  without: "May not",
  unknown: "Not known",
};

function Purpose({ row: { what, note } }: { row: RightRow }) {
  return (
    <>
      <span className="text-text-2">{what}</span>
      {note ? <span className="block text-text-3">{note}</span> : null}
    </>
  );
}

/** What the cluster says that a credential may, of what the console needs, and the roles that would give the rest. */
export function TrialTable({ trial }: { trial: TrialBody }) {
  return (
    <section aria-label="What the credential may" className="@container flex flex-col gap-3">
      <p className="text-body text-text-2" role="status">
        {trialWords(trial)}
      </p>
      <table className="w-full border-collapse text-meta">
        <thead>
          <tr className="border-b text-left text-text-2">
            <th className="py-1.5 pr-3 font-[500]" scope="col">
              Right
            </th>
            <th className="py-1.5 pr-3 font-[500] @max-lg:hidden" scope="col">
              For
            </th>
            <th className="w-24 py-1.5 font-[500]" scope="col">
              Answer
            </th>
          </tr>
        </thead>
        <tbody>
          {rightRows(trial.rights).map((row) => (
            <tr className="border-b align-top" key={row.right}>
              <th className="py-1.5 pr-3 text-left font-[550] text-text [overflow-wrap:anywhere]" scope="row">
                {row.right}
                <span className="block font-[400] @lg:hidden">
                  <Purpose row={row} />
                </span>
              </th>
              <td className="py-1.5 pr-3 @max-lg:hidden">
                <Purpose row={row} />
              </td>
              <td className="py-1.5">
                <span className="flex items-center gap-1.5">
                  {signs[row.state]} {words[row.state]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={<Copy aria-hidden size={14} strokeWidth={2} />}
          onClick={() => void copyText(trial.roles, "Roles")}
          size="sm"
        >
          Copy the roles as YAML
        </Button>
        <p className="min-w-0 flex-1 text-meta text-text-3">
          Somebody who may gives {trial.user ?? "this credential"} what is missing: kubectl apply -f.
        </p>
      </div>
    </section>
  );
}
