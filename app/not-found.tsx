import { buttonClass } from "@/components/ui/button";
import { EmptyDock } from "@/components/ui/glyphs";
import { PageLink } from "@/components/ui/page-link";

export default function NotFound() {
  return (
    <main className="flex flex-col items-start gap-1 p-8">
      <EmptyDock className="mb-2 text-line-2" />
      <h1 className="text-title">There is no page at this address</h1>
      <p className="mb-3 text-body text-text-2">It was moved, or the address has a mistake.</p>
      <PageLink className={buttonClass("primary")} href="/clusters">
        Go to clusters
      </PageLink>
    </main>
  );
}
