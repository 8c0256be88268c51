import { formatSeen } from "@/components/ui/clock";
import type { RecordsTrouble } from "@/lib/contracts/stream";
import { asSentence } from "@/lib/domain/words";

/** What happened to the console's database, what it means, what to do. */
export function recordsWords(
  { state, since, why }: RecordsTrouble,
  now: Date,
): { fact: string; detail: string } {
  const from = ` since ${formatSeen(new Date(since), now)}`;
  const meanwhile = "What runs goes on and is recorded later; nothing new that needs a record begins.";
  const reason = asSentence(why);
  return state === "full"
    ? { fact: `The console's database is full${from}`, detail: `${meanwhile} Give it room: ${reason}` }
    : { fact: `The console's database gives no answer${from}`, detail: `${meanwhile} It says: ${reason}` };
}
