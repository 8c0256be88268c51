import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { ChannelList, ChannelTest, DeliveryList } from "@/lib/contracts/channel";
import type { ApiError } from "./api-error";
import { type Call, call } from "./fetcher";
import { keys } from "./keys";

/** How often is looked what became of the messages, in milliseconds: the queue goes on by itself. */
const LOOK_MS = 5_000;

export const useChannels = () =>
  useQuery<ChannelList, ApiError>({
    queryKey: keys.channels,
    queryFn: ({ signal }) => call({ path: "/channels", schema: ChannelList, signal }),
  });

export const useDeliveries = () =>
  useQuery<DeliveryList, ApiError>({
    queryKey: keys.deliveries,
    queryFn: ({ signal }) => call({ path: "/deliveries", schema: DeliveryList, signal }),
    refetchInterval: LOOK_MS,
  });

/** A change of channels or of the queue; both are read again after it, whatever came of it. */
export function useChangeChannels<Answer = unknown>(
  schema: z.ZodType<Answer> = z.unknown() as z.ZodType<Answer>,
) {
  const client = useQueryClient();
  return useMutation<Answer, ApiError, Omit<Call<Answer>, "schema" | "signal">>({
    // An answer may hold a secret that is told once: it must not stay in a cache.
    gcTime: 0,
    mutationFn: (order) => call({ ...order, schema }),
    onSettled: async () => {
      const shown = [keys.channels, keys.deliveries];
      await Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}

/** Sends a test and waits for what its receiver says. */
export const useTestChannel = (id: string) =>
  useMutation<ChannelTest, ApiError, void>({
    mutationFn: () => call({ path: `/channels/${id}/test`, method: "POST", schema: ChannelTest }),
  });
