"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "./api-error";
import { keys } from "./keys";
import { LiveProvider } from "./live";
import { goToSignIn } from "./sign-in";

function createQueryClient(): QueryClient {
  /** A session that ended leads to the sign-in page from wherever it is noticed. Nothing else is handled here. */
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.signedOut)
      goToSignIn(client.getQueryData(keys.session) !== undefined);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.problem.retryable,
        // The browser's own idea of being online says nothing about a console on this machine.
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** Server state for everything below: the query cache and the live streams that feed it. */
export function ServerState({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <LiveProvider>{children}</LiveProvider>
    </QueryClientProvider>
  );
}
