import type { Anchor } from "@/lib/domain/help/contents";

/** Links to what is on the page. */
export function OnThisPage({ anchors }: { anchors: readonly Anchor[] }) {
  return (
    <ul className="mt-1 flex flex-col border-l">
      {anchors.map(({ id, words }) => (
        <li key={id}>
          <a
            className="block py-1 pl-3 text-text-2 leading-5 [overflow-wrap:anywhere] hover:text-text max-sm:py-2.5"
            href={`#${id}`}
          >
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
