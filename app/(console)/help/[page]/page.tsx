import type { Metadata } from "next";
import { HelpDocument } from "@/app/(console)/help/help-document";
import { titleOf } from "@/lib/domain/help/contents";
import { readDoc } from "@/lib/server/help/docs";

interface Props {
  params: Promise<{ page: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: titleOf((await readDoc((await params).page)) ?? []) };
}

export default async function HelpDocumentPage({ params }: Props) {
  return <HelpDocument slug={(await params).page} />;
}
