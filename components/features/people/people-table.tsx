"use client";
import { Moment } from "@/components/ui/moment";
import { useSession } from "@/lib/client/queries";
import type { PersonBody } from "@/lib/contracts/people";
import { roleLines } from "@/lib/domain/people/role-lines";
import { PersonMenu } from "./person-menu";

const WAYS: Record<PersonBody["signsInBy"], string> = {
  password: "Password",
  provider: "Identity provider",
  link: "Link",
};

function SignedIn({ at }: { at: string | undefined }) {
  if (at === undefined) return "never signed in";
  return (
    <>
      last sign-in <Moment at={at} />
    </>
  );
}

/** A line each; on narrow screens the way in and the time go under the name. */
export function PeopleTable({ people }: { people: readonly PersonBody[] }) {
  const { data: session } = useSession();
  return (
    <table className="w-full table-fixed border-collapse text-left text-body max-sm:table-auto">
      <thead className="max-sm:sr-only">
        <tr className="h-8 border-b text-meta text-text-2">
          <th className="w-2/5 px-5 font-[580] text-text" scope="col">
            Name
          </th>
          <th className="px-2 font-[500]" scope="col">
            Roles
          </th>
          <th className="w-36 px-2 font-[500] max-md:hidden" scope="col">
            Signs in by
          </th>
          <th className="w-40 px-2 font-[500] max-lg:hidden" scope="col">
            Last sign-in
          </th>
          <th className="w-12" scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr className="border-b align-top" key={person.id}>
            <th className="px-5 py-2.5 font-[400] [overflow-wrap:anywhere] max-sm:px-4" scope="row">
              <span className="block text-section">
                {person.name}
                {person.id === session?.personId ? <span className="text-text-3"> (you)</span> : null}
              </span>
              <span className="block text-meta text-text-3">{person.email ?? person.issuer}</span>
              <span className="block text-meta text-text-3 lg:hidden">
                <span className="md:hidden">{WAYS[person.signsInBy]}, </span>
                <SignedIn at={person.lastSignInAt} />
              </span>
              {person.disabledAt ? (
                <span className="block text-meta text-failed-text">
                  Disabled since <Moment at={person.disabledAt} />
                </span>
              ) : null}
            </th>
            <td className="px-2 py-2.5 text-text-2 [overflow-wrap:anywhere] max-sm:w-32">
              {roleLines(person).map((line) => (
                <span className="block" key={line}>
                  {line}
                </span>
              ))}
            </td>
            <td className="px-2 py-2.5 text-text-2 max-md:hidden">{WAYS[person.signsInBy]}</td>
            <td className="px-2 py-2.5 text-text-2 max-lg:hidden">
              {person.lastSignInAt ? <Moment at={person.lastSignInAt} /> : "never"}
            </td>
            <td className="py-1.5 pr-4 max-sm:w-14 max-sm:pr-1">
              <PersonMenu person={person} self={person.id === session?.personId} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
