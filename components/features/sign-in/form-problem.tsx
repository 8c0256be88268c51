import { Banner } from "@/components/ui/banner";
import { inReadersZone } from "@/components/ui/clock";
import type { Problem } from "@/lib/contracts/problem";

/** What was refused, unless it stands beside its field. */
export function FormProblem({
  problem,
  fields,
}: {
  problem: Problem | undefined;
  fields: readonly string[];
}) {
  if (!problem || fields.includes(problem.field ?? "")) return null;
  const fact = problem.status === 401 ? "Not signed in." : `${problem.title}.`;
  return (
    <div role="alert">
      <Banner detail={`${inReadersZone(problem.detail)} ${problem.todo}`} fact={fact} state="failed" />
    </div>
  );
}
