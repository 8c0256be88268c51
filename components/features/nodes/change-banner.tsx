"use client";
import { Banner } from "@/components/ui/banner";
import { inReadersZone } from "@/components/ui/clock";
import { useNodeDetail } from "@/lib/client/node-queries";
import { changeWords } from "./change-words";

/** Somebody else is about to do something with the machine of the node. */
export function ChangeBanner({ cluster, node }: { cluster: string; node: string }) {
  const words = changeWords(useNodeDetail(cluster, node).data?.changes ?? []);
  if (!words) return null;
  return (
    <div className="shrink-0 border-t">
      <Banner detail={inReadersZone(words.detail)} fact={words.fact} flush state="blocked" />
    </div>
  );
}
