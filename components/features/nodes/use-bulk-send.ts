"use client";
import { useChange, useCordon, useTurnOff, useUncordon } from "@/lib/client/commands";
import type { BulkAction } from "./bulk-offers";

/** The command for one node, without options of its own; it returns what follows, and throws ApiError. */
export function useBulkSend(
  cluster: string,
  action: Exclude<BulkAction, "turn-on">,
): (node: string) => Promise<string> {
  const cordon = useCordon(cluster).mutateAsync;
  const uncordon = useUncordon(cluster).mutateAsync;
  const change = useChange(cluster).mutateAsync;
  const turnOff = useTurnOff(cluster).mutateAsync;
  return async (node) => {
    switch (action) {
      case "cordon":
        await cordon({ node, body: undefined });
        return "Cordoned. It takes no new pods.";
      case "uncordon":
        await uncordon({ node, body: undefined });
        return "Uncordoned. It takes new pods again.";
      case "pause":
        await change({ node, body: { action: "pause" } });
        return "Paused. It stays cordoned.";
      case "turn-off": {
        const { wasCordoned } = await turnOff({ node, body: undefined });
        return wasCordoned
          ? "Turning off. It stays cordoned."
          : "Turning off. It takes pods again in a moment.";
      }
    }
  };
}
