import type { Metadata } from "next";
import { HelpArticle } from "@/components/features/help/help-article";
import { HelpHits } from "@/components/features/help/help-hits";
import { findInHelp } from "@/lib/server/help/find";

export const metadata: Metadata = { title: "Search" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function HelpSearchPage({ searchParams }: Props) {
  const query = String((await searchParams).q ?? "").trim();
  return (
    <HelpArticle anchors={[]}>
      <HelpHits hits={await findInHelp(query)} query={query} />
    </HelpArticle>
  );
}
