"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { FindDialog } from "./find-dialog";
import { openFind } from "./find-open";
import { KeysSheet } from "./keys-sheet";
import { MainMenu } from "./main-menu";
import { toggleTheme } from "./preferences";
import { RecordsLine } from "./records-line";

/** The frame of every page: main menu at the left, one sheet at the right, and the keys that work everywhere. */
export function Shell({ children }: { children: ReactNode }) {
  const [keysOpen, setKeysOpen] = useState(false);
  const router = useRouter();
  useKeys([
    { keys: "Mod+k", label: "Find a cluster or node", run: openFind },
    { keys: "g c", label: "Go to clusters", run: () => router.push("/clusters") },
    { keys: "g a", label: "Go to the audit log", run: () => router.push("/audit") },
    { keys: "t", label: "Light or dark", run: toggleTheme },
    { keys: "?", label: "All keys", run: () => setKeysOpen(true) },
  ]);
  return (
    <div className="flex h-dvh">
      <a
        className="-translate-y-20 fixed top-2 left-2 z-60 rounded-control bg-accent px-3 py-2 text-on-accent focus-visible:translate-y-0"
        href="#content"
      >
        Skip to content
      </a>
      <aside className="shrink-0 max-sm:hidden">
        <MainMenu onFind={openFind} />
      </aside>
      <main
        className="my-2 mr-2 flex min-w-0 flex-1 flex-col overflow-hidden rounded-card border bg-surface shadow-1 outline-none max-sm:m-0 max-sm:rounded-none max-sm:border-0"
        id="content"
        tabIndex={-1}
      >
        <RecordsLine />
        {children}
      </main>
      <FindDialog />
      <KeysSheet onOpenChange={setKeysOpen} open={keysOpen} />
    </div>
  );
}
