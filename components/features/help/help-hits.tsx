import { Empty } from "@/components/ui/empty";
import { PageLink } from "@/components/ui/page-link";
import { type Hit, marked } from "@/lib/domain/help/search";

/** What a search found: where, and some words around it. */
export function HelpHits({ query, hits }: { query: string; hits: readonly Hit[] }) {
  if (hits.length === 0)
    return (
      <>
        <h1 className="sr-only">Search help</h1>
        <Empty title={query === "" ? "Nothing was asked for" : `Nothing has the words ${query}`}>
          Type some words above: every page of Help and every call of the API is searched. All words have to
          be there; fewer find more.
        </Empty>
      </>
    );
  return (
    <>
      <h1 className="mb-2 text-title text-text">Found for {query}</h1>
      <ul aria-label="What was found">
        {hits.map(({ href, page, heading, excerpt }) => (
          <li className="border-b last:border-b-0" key={href}>
            <PageLink className="-mx-2 block rounded-control px-2 py-3 hover:bg-surface-3" href={href}>
              <span className="block text-section text-text [overflow-wrap:anywhere]">
                {page === heading ? null : <span className="font-[400] text-text-2">{page} / </span>}
                <Marked query={query} text={heading} />
              </span>
              <span className="block text-body text-text-2 [overflow-wrap:anywhere]">
                <Marked query={query} text={excerpt} />
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The words that were asked for stand out. */
function Marked({ text, query }: { text: string; query: string }) {
  return marked(text, query).map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <mark className="bg-accent-soft font-[580] text-text" key={at}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
