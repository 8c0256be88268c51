import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { latin } from "./fonts";
import "./globals.css";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: { default: "Drydock", template: "%s · Drydock" },
  description: "Takes Kubernetes nodes into maintenance and brings them back",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // preferences.js sets data-theme and the like before React sees the element.
    <html className={latin.variable} lang="en" suppressHydrationWarning>
      <head>
        <script nonce={nonce} src="/preferences.js" suppressHydrationWarning />
      </head>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
