import { DownloadLink } from "@/components/ui/download-link";
import { PageLink } from "@/components/ui/page-link";
import type { ApiGroup } from "@/lib/domain/help/api/reference";

/** Every call of the API by what it is about, each a link to its description. */
export function ApiGroups({ groups }: { groups: readonly ApiGroup[] }) {
  return (
    <>
      <div className="my-4">
        <DownloadLink href="/api/v1/openapi.json" label="OpenAPI document" name="drydock-openapi.json" />
      </div>
      {groups.map(({ slug, title, calls }) => (
        <section aria-labelledby={slug} key={slug}>
          <h3 className="mt-6 mb-1 font-[620] text-[0.9375rem] text-text" id={slug}>
            <PageLink className="hover:underline" href={`/help/api/${slug}`}>
              {title}
            </PageLink>
          </h3>
          <ul>
            {calls.map(({ id, method, path, summary }) => (
              <li key={id}>
                <PageLink
                  className="-mx-2 block rounded-control px-2 py-1.5 hover:bg-surface-3"
                  href={`/help/api/${slug}#${id}`}
                >
                  <code className="font-object text-text [overflow-wrap:anywhere]">
                    {method} {path}
                  </code>
                  <span className="block text-body">{summary}</span>
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
