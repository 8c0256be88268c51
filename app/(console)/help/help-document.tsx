import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { HelpArticle } from "@/components/features/help/help-article";
import { Markdown } from "@/components/features/help/markdown";
import { anchorsOf } from "@/lib/domain/help/contents";
import { readDoc } from "@/lib/server/help/docs";
import { pictureSizes } from "@/lib/server/help/picture-size";

/** A document of docs/, with what belongs beneath it. */
export async function HelpDocument({ slug, children }: { slug: string; children?: ReactNode }) {
  const blocks = await readDoc(slug);
  if (!blocks) notFound();
  const sources = blocks.flatMap((block) => (block.kind === "image" ? [block.src] : []));
  return (
    <HelpArticle anchors={anchorsOf(blocks)}>
      <Markdown blocks={blocks} pictures={await pictureSizes(sources)} />
      {children}
    </HelpArticle>
  );
}
