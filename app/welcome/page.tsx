import type { Metadata } from "next";
import { WelcomeView } from "@/components/features/sign-in/welcome-view";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default function WelcomePage() {
  return <WelcomeView />;
}
