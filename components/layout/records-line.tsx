"use client";
import { DatabaseZap } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { useNow } from "@/components/ui/use-now";
import { useRecordsTrouble } from "@/lib/client/live";
import { recordsWords } from "./records-words";

/** At the top of every page while the console's database takes no records. Gone by itself when it does. */
export function RecordsLine() {
  const trouble = useRecordsTrouble();
  const now = useNow();
  if (trouble === undefined) return null;
  return (
    <Banner
      {...recordsWords(trouble, new Date(now))}
      flush
      icon={<DatabaseZap aria-hidden size={16} strokeWidth={1.75} />}
      state="failed"
    />
  );
}
