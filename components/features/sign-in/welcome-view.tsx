"use client";
import { useEffect, useState } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api-error";
import { call } from "@/lib/client/fetcher";
import type { Problem } from "@/lib/contracts/problem";
import { LinkBody } from "@/lib/contracts/sign-in";
import { SignInFrame } from "./frame";
import { WelcomeForm } from "./welcome-form";
import { titleOf } from "./welcome-words";

type Seen = { link: string; body: LinkBody } | { problem: Problem };

/**
 * Where one-time links lead. The link stands behind the #, which browsers send to nobody; it is taken out of the address
 * at once, so that it stays in no history.
 */
export function WelcomeView() {
  const [seen, setSeen] = useState<Seen>();
  useEffect(() => {
    const link = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    if (link !== "") void look(link).then(setSeen);
    // React runs an effect twice while developing; the second time the link is gone.
    else setSeen((old) => old ?? { problem: NO_LINK });
  }, []);
  const title = seen && "body" in seen ? titleOf(seen.body) : "Welcome";
  return (
    <SignInFrame title={title}>
      {seen === undefined ? (
        <div aria-busy="true" className="mt-4 flex flex-col gap-3" role="status">
          <span className="sr-only">The link is looked at</span>
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </div>
      ) : "problem" in seen ? (
        <div className="-mx-5 mt-2 max-sm:-mx-4">
          <ErrorPanel title="This link does not count" todo={seen.problem.todo} why={seen.problem.detail} />
          <p className="px-5 text-body max-sm:px-4">
            <PageLink className="text-accent underline" href="/sign-in">
              Sign in
            </PageLink>{" "}
            if you have a way in already.
          </p>
        </div>
      ) : (
        <WelcomeForm {...seen} />
      )}
    </SignInFrame>
  );
}

const NO_LINK: Problem = {
  type: "about:blank",
  title: "No link",
  status: 400,
  detail: "The address holds no link: it was cut short, or the page was loaded again.",
  todo: "Open the whole link once more.",
  code: "no-link",
  retryable: false,
};

/** One that only signs in does so at once: there is nothing to ask. */
async function look(link: string): Promise<Seen | undefined> {
  try {
    const body = await call({ path: "/links/look", method: "POST", body: { link }, schema: LinkBody });
    if (body.kind !== "printed") return { link, body };
    await call({ path: "/links/use", method: "POST", body: { link }, schema: LinkBody.optional() });
    location.replace("/clusters");
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { problem: error.problem };
  }
}
