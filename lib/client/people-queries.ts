import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { AccountBody, TokensOfPerson } from "@/lib/contracts/account";
import { PeopleList } from "@/lib/contracts/people";
import type { ApiError } from "./api-error";
import { type Call, call } from "./fetcher";
import { keys } from "./keys";

export const usePeople = () =>
  useQuery<PeopleList, ApiError>({
    queryKey: keys.people,
    queryFn: ({ signal }) => call({ path: "/people", schema: PeopleList, signal }),
  });

export const useTokensOf = (person: string) =>
  useQuery<TokensOfPerson, ApiError>({
    queryKey: keys.tokensOf(person),
    queryFn: ({ signal }) => call({ path: `/people/${person}/tokens`, schema: TokensOfPerson, signal }),
  });

export const useAccount = () =>
  useQuery<AccountBody, ApiError>({
    queryKey: keys.account,
    queryFn: ({ signal }) => call({ path: "/account", schema: AccountBody, signal }),
  });

/** A change of people or of one's own account; what is shown of them is read again after it, whatever came of it. */
export function useSend<Answer = unknown>(schema: z.ZodType<Answer> = z.unknown() as z.ZodType<Answer>) {
  const client = useQueryClient();
  return useMutation<Answer, ApiError, Omit<Call<Answer>, "schema" | "signal">>({
    mutationFn: (order) => call({ ...order, schema }),
    onSettled: async () => {
      const shown = [keys.people, keys.account, keys.session];
      await Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
