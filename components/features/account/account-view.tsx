"use client";
import { DrawerButton } from "@/components/layout/drawer-button";
import { HelpLink } from "@/components/layout/help-link";
import { ReadFailure } from "@/components/layout/read-failure";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAccount } from "@/lib/client/people-queries";
import { useSession } from "@/lib/client/queries";
import { PasswordSection } from "./password-section";
import { SessionList } from "./session-list";
import { TokenList } from "./token-list";

/** One's own browsers, tokens and password. */
export function AccountView() {
  const { data, error, refetch } = useAccount();
  const { data: session } = useSession();
  return (
    <>
      <header className="flex h-15 shrink-0 items-center gap-4 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <h1 className="text-title text-[1.125rem]">My account</h1>
        <p className="mr-auto truncate text-body text-text-2">{session?.email ?? session?.name}</p>
        <HelpLink />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {!data && !error ? <SkeletonRows label="Your account is loading" rows={4} /> : null}
        {data ? (
          <div className="flex max-w-180 flex-col gap-8 px-5 py-5 max-sm:px-4">
            <SessionList sessions={data.sessions} />
            <TokenList account={data} />
            <PasswordSection hasPassword={data.hasPassword} issuer={data.issuer} />
          </div>
        ) : null}
      </div>
    </>
  );
}
