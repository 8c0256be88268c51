import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiCallDescription } from "@/components/features/help/api-call";
import { HelpArticle } from "@/components/features/help/help-article";
import { API_GROUPS } from "@/lib/domain/help/api/groups";
import { referenceOf } from "@/lib/domain/help/api/reference";
import { openApiDocument } from "@/lib/server/openapi";

interface Props {
  params: Promise<{ group: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group: slug } = await params;
  return { title: `API: ${API_GROUPS.find((group) => group.slug === slug)?.title}` };
}

/** Without what most addresses begin with: "GET …/maintenance/plan". */
function shortened(path: string): string {
  return path.replace("/api/v1", "").replace(/^\/clusters\/\{cluster\}(\/nodes\/\{node\})?(?=\/)/, "…");
}

export default async function ApiGroupPage({ params }: Props) {
  const { group: slug } = await params;
  const group = referenceOf(openApiDocument()).find((one) => one.slug === slug);
  if (!group) notFound();
  return (
    <HelpArticle
      anchors={group.calls.map(({ id, method, path }) => ({
        id,
        words: `${method} ${shortened(path)}`,
      }))}
    >
      <h1 className="mb-2 text-text text-title">API: {group.title}</h1>
      {group.calls.map((call) => (
        <ApiCallDescription call={call} key={call.id} />
      ))}
    </HelpArticle>
  );
}
