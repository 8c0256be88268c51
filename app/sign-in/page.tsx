import type { Metadata } from "next";
import { SignInView } from "@/components/features/sign-in/sign-in-view";
import { waysIn } from "@/lib/server/ways-in";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ error?: string; from?: string }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { error, from } = await searchParams;
  return <SignInView error={error} from={from} {...(await waysIn())} />;
}
