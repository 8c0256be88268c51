import { Age } from "@/components/ui/age";

/** How long ago, as kubectl prints it; the moment itself is in its title. */
export function Ago({ at, offsetMs }: { at: string; offsetMs: number }) {
  return (
    <time className="whitespace-nowrap tabular-nums" dateTime={at} title={at}>
      <Age at={at} offsetMs={offsetMs} />
    </time>
  );
}
