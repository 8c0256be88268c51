import { cx } from "@/components/ui/cx";
import { PlainTable } from "@/components/ui/plain-table";
import { helpHref } from "@/lib/domain/help/links";
import { type Block, wordsOf } from "@/lib/domain/help/markdown/document";
import { CodeBlock } from "./code-block";
import { HelpHeading } from "./heading";
import { Inlines } from "./inlines";

/** Width and height of pictures by their addresses, in pixels. */
export type PictureSizes = ReadonlyMap<string, { width: number; height: number }>;

interface MarkdownProps {
  blocks: readonly Block[];
  pictures: PictureSizes;
}

/** A document as it is read. */
export function Markdown({ blocks, pictures }: MarkdownProps) {
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what a page holds never moves
    <One block={block} key={at} pictures={pictures} />
  ));
}

function One({ block, pictures }: { block: Block; pictures: PictureSizes }) {
  switch (block.kind) {
    case "heading":
      return (
        <HelpHeading id={block.id} level={block.level} words={wordsOf(block.children)}>
          <Inlines of={block.children} />
        </HelpHeading>
      );
    case "paragraph":
      return (
        <p className="my-3">
          <Inlines of={block.children} />
        </p>
      );
    case "code":
      return <CodeBlock language={block.language} text={block.text} />;
    case "quote":
      return (
        <div className="my-4 rounded-control border border-accent-line bg-accent-soft px-4 py-1">
          <Markdown blocks={block.children} pictures={pictures} />
        </div>
      );
    case "image":
      return (
        <Picture alt={block.alt} size={pictures.get(block.src)} src={helpHref(block.src) ?? block.src} />
      );
    case "list":
      return <List {...block} pictures={pictures} />;
    case "table":
      return (
        <div className="my-4">
          <PlainTable
            columns={block.head.map(wordsOf)}
            label={block.head.map(wordsOf).join(", ")}
            rows={block.rows.map((cells, at) => ({
              key: String(at),
              // biome-ignore lint/suspicious/noArrayIndexKey: what a page holds never moves
              cells: cells.map((cell, column) => <Inlines key={column} of={cell} />),
            }))}
          />
        </div>
      );
  }
}

interface PictureProps {
  src: string;
  alt: string;
  size?: { width: number; height: number };
}

/** A screen as it looks: a link to itself, since its words are small on a narrow page. */
function Picture({ src, alt, size }: PictureProps) {
  return (
    <a className="my-4 block" href={src}>
      {/* biome-ignore lint/performance/noImgElement: it is a file of the checkout, small as it is */}
      <img
        alt={alt}
        className="h-auto w-full rounded-card border shadow-1"
        decoding="async"
        height={size?.height}
        loading="lazy"
        src={src}
        width={size?.width}
      />
    </a>
  );
}

interface ListProps {
  ordered: boolean;
  items: readonly Block[][];
  pictures: PictureSizes;
}

function List({ ordered, items, pictures }: ListProps) {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag className={cx("my-3 flex flex-col gap-1.5 pl-5", ordered ? "list-decimal" : "list-disc")}>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a page holds never moves
        <li className="marker:text-text-3 [&>p]:my-0" key={at}>
          <Markdown blocks={item} pictures={pictures} />
        </li>
      ))}
    </Tag>
  );
}
