"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { type ReactNode, useEffect } from "react";
import { Toaster } from "@/components/ui/toast";
import { ServerState } from "@/lib/client/query-client";

/** A page that is not there is put together in the browser, where the script of its head never runs. */
function readPreferences(): void {
  if (document.documentElement.dataset.theme !== undefined) return;
  const script = document.createElement("script");
  script.src = "/preferences.js";
  document.head.append(script);
}

/** What everything on a page may rely on. `nonce` lets base-ui's own style elements through the security policy. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  useEffect(readPreferences, []);
  return (
    <CSPProvider nonce={nonce}>
      <ServerState>
        {children}
        <Toaster />
      </ServerState>
    </CSPProvider>
  );
}
