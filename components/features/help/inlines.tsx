import { PageLink } from "@/components/ui/page-link";
import { helpHref } from "@/lib/domain/help/links";
import { type Inline, wordsOf } from "@/lib/domain/help/markdown/document";

/** The words of a line with their marks. */
export function Inlines({ of }: { of: readonly Inline[] }) {
  return of.map((inline, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what a page holds never moves
    <One inline={inline} key={at} />
  ));
}

function One({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return (
        <code className="rounded-tick bg-surface-3 px-1 py-px font-object [overflow-wrap:anywhere]">
          {inline.text}
        </code>
      );
    case "strong":
      return (
        <strong className="font-[600] text-text">
          <Inlines of={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines of={inline.children} />
        </em>
      );
    case "link":
      return <HelpLink href={inline.href} words={inline.children} />;
  }
}

const linkClass = "text-accent underline decoration-accent-line underline-offset-2 hover:decoration-accent";

/** Within Help a page; elsewhere, and files, an ordinary link. What the console does not show is its words alone. */
function HelpLink({ href, words }: { href: string; words: readonly Inline[] }) {
  const to = helpHref(href);
  if (to === undefined) return wordsOf(words);
  const label = <Inlines of={words} />;
  if (/^\/help(\/[a-z-]+)?(#|$)/.test(to)) {
    return (
      <PageLink className={linkClass} href={to}>
        {label}
      </PageLink>
    );
  }
  const elsewhere = to.startsWith("http");
  return (
    <a className={linkClass} href={to} rel={elsewhere ? "noreferrer" : undefined}>
      {label}
    </a>
  );
}
