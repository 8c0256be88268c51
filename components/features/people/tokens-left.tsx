"use client";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Time } from "@/components/ui/time";
import { useSend, useTokensOf } from "@/lib/client/people-queries";
import type { PersonBody } from "@/lib/contracts/people";
import { ROLE_NAMES } from "@/lib/domain/access/role";
import { count } from "@/lib/domain/words";

/** API tokens of somebody who gets a new password: they need none and stay, unless somebody revokes them. */
export function TokensLeft({ person }: { person: Pick<PersonBody, "id" | "name"> }) {
  const { data, error } = useTokensOf(person.id);
  const revoke = useSend();
  if (error) return <DialogFailure error={error} />;
  const tokens = data?.items ?? [];
  if (tokens.length === 0) return null;
  const many = count(tokens.length, "API token");
  return (
    <section aria-label={`API tokens of ${person.name}`} className="flex flex-col gap-2">
      <p className="text-body text-text-2">
        {many} {tokens.length === 1 ? "stays" : "stay"}: scripts sign in with them and not with the password.
        Revoke them if somebody else may have made one.
      </p>
      <ul className="flex max-h-40 flex-col overflow-y-auto rounded-card border">
        {tokens.map(({ id, name, roleCap, createdAt, lastUsedAt }) => (
          <li className="border-b px-3 py-1.5 [overflow-wrap:anywhere] last:border-b-0" key={id}>
            <p className="text-section">{name}</p>
            <p className="text-meta text-text-2">
              At most {ROLE_NAMES[roleCap]}, made <Time at={createdAt} show="day" />
              {", "}
              {lastUsedAt ? (
                <>
                  last used <Moment at={lastUsedAt} />
                </>
              ) : (
                "never used"
              )}
            </p>
          </li>
        ))}
      </ul>
      <div>
        <Button
          onClick={() => revoke.mutate({ path: `/people/${person.id}/tokens`, method: "DELETE" })}
          refused={revoke.isPending ? "Sent, no answer yet." : undefined}
          size="sm"
        >
          Revoke {tokens.length === 1 ? "it" : `all ${tokens.length}`} now
        </Button>
      </div>
      <DialogFailure error={revoke.error} />
    </section>
  );
}
