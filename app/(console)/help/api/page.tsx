import type { Metadata } from "next";
import { HelpDocument } from "@/app/(console)/help/help-document";
import { ApiGroups } from "@/components/features/help/api-groups";
import { referenceOf } from "@/lib/domain/help/api/reference";
import { openApiDocument } from "@/lib/server/openapi";

export const metadata: Metadata = { title: "API" };

export default function ApiPage() {
  return (
    <HelpDocument slug="api">
      <ApiGroups groups={referenceOf(openApiDocument())} />
    </HelpDocument>
  );
}
