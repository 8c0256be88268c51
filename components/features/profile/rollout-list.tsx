import { StateWord } from "@/components/ui/state-word";
import type { RolloutBody } from "@/lib/contracts/profile";
import { behindWords, rolloutWords } from "./profile-words";

/** Controllers with how far their rollout is, and where it is held back. */
export function RolloutList({ rollouts }: { rollouts: readonly RolloutBody[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {rollouts.map((rollout) => {
        const { kind, namespace, name, state, behind } = rollout;
        const held = behind.some(({ inMaintenance }) => inMaintenance);
        return (
          <li className="text-body text-text-2 [overflow-wrap:anywhere]" key={`${kind} ${namespace}/${name}`}>
            <span className="font-object text-text">
              {kind}/{name}
            </span>{" "}
            <StateWord state={state === "done" ? "healthy" : held ? "blocked" : "initiated"}>
              {rolloutWords(rollout)}
            </StateWord>
            <span className="block text-meta">{behindWords(rollout)}</span>
          </li>
        );
      })}
    </ul>
  );
}
