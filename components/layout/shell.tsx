"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { later, useAhead, useOpened } from "@/components/ui/later";
import { useKeys } from "@/components/ui/use-keys";
import { openFind, useFindOpen } from "./find-open";
import { MainMenu } from "./main-menu";
import { toggleTheme } from "./preferences";
import { RecordsLine } from "./records-line";

/** What opens on a page is there before it is asked for, and when the console no longer answers. */
const loadPopups = () =>
  Promise.all([
    import("@/components/ui/menu-popup"),
    import("@/components/ui/popover-popup"),
    import("@/components/ui/tooltip-popup"),
    import("./find/find-dialog"),
    import("./keys-sheet"),
  ]);

const FindDialog = later(async () => (await import("./find/find-dialog")).FindDialog);
const KeysSheet = later(async () => (await import("./keys-sheet")).KeysSheet);

/** The frame of every page: main menu at the left, one sheet at the right, and the keys that work everywhere. */
export function Shell({ children }: { children: ReactNode }) {
  const [keysOpen, setKeysOpen] = useState(false);
  const findOpened = useOpened(useFindOpen());
  const keysOpened = useOpened(keysOpen);
  const router = useRouter();
  useAhead(true, loadPopups);
  useKeys([
    { keys: "Mod+k", label: "Find a cluster, node or action", run: openFind },
    { keys: "g c", label: "Go to clusters", run: () => router.push("/clusters") },
    { keys: "g m", label: "Go to maintenance", run: () => router.push("/maintenance") },
    { keys: "g a", label: "Go to the audit log", run: () => router.push("/audit") },
    { keys: "g h", label: "Go to help", run: () => router.push("/help") },
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
      {findOpened ? <FindDialog onKeys={() => setKeysOpen(true)} /> : null}
      {keysOpened ? <KeysSheet onOpenChange={setKeysOpen} open={keysOpen} /> : null}
    </div>
  );
}
