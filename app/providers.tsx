"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import { ServerState } from "@/lib/client/query-client";

/** What everything on a page may rely on. `nonce` lets base-ui's own style elements through the security policy. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <ServerState>
        {children}
        <Toaster />
      </ServerState>
    </CSPProvider>
  );
}
