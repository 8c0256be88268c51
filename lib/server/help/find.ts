import { referenceOf } from "@/lib/domain/help/api/reference";
import { type Hit, searchHelp } from "@/lib/domain/help/search";
import { type Section, sectionsOf } from "@/lib/domain/help/sections";
import { openApiDocument } from "@/lib/server/openapi";
import { readContents, readDoc } from "./docs";

/** What a query finds on all pages and among the calls of the API, best first. */
export async function findInHelp(query: string): Promise<Hit[]> {
  const listed = (await readContents()).flatMap(({ pages }) => pages);
  const pages = await Promise.all(
    listed.map(async ({ slug, title }) => sectionsOf(`/help/${slug}`, title, (await readDoc(slug)) ?? [])),
  );
  return searchHelp([...pages.flat(), ...apiSections()], query);
}

function apiSections(): Section[] {
  return referenceOf(openApiDocument()).flatMap(({ slug, title, calls }) =>
    calls.map(({ id, method, path, summary }) => ({
      href: `/help/api/${slug}#${id}`,
      page: `API: ${title}`,
      heading: `${method} ${path}`,
      text: summary,
    })),
  );
}
