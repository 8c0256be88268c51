import { Kbd } from "@/components/ui/kbd";

export interface FootKey {
  /** Caps in their order: ["J", "K"]. */
  caps: readonly string[];
  label: string;
}

/** 34 px at the foot of the sheet: how live the data is, and the keys that matter here. */
export function FootLine({ live, keys = [] }: { live: string; keys?: readonly FootKey[] }) {
  const all = [...keys, { caps: ["?"], label: "All keys" }];
  return (
    <footer className="flex h-[34px] shrink-0 items-center gap-5 border-t px-5 text-meta text-text-2 max-sm:hidden">
      <p className="mr-auto truncate tabular-nums">{live}</p>
      <ul className="flex items-center gap-4 max-md:hidden in-data-[keys=off]:hidden">
        {all.map((key) => (
          <li className="flex items-center gap-1.5 whitespace-nowrap" key={key.label}>
            {key.caps.map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}
            <span>{key.label}</span>
          </li>
        ))}
      </ul>
    </footer>
  );
}
