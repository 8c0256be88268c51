import { KeyRound } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button";
import { SignInFrame } from "./frame";
import { PasswordForm } from "./password-form";
import { refusalOf } from "./refusal";
import { TokenForm } from "./token-form";

interface SignInViewProps {
  error?: string;
  from?: string;
  /** What the identity provider is called; absent: there is none. */
  provider?: string;
  /** Nobody is there yet who could sign in. */
  first: boolean;
}

/** The ways in, and why the last try did not work. */
export function SignInView({ error, from, provider, first }: SignInViewProps) {
  const refusal = refusalOf(error);
  const query = from === undefined ? "" : `?from=${encodeURIComponent(from)}`;
  return (
    <SignInFrame title="Sign in">
      <div className="mt-4 flex flex-col gap-4">
        {first ? (
          <Banner
            detail="Open the link that the console printed when it started: it makes the first Administrator."
            fact="Nobody is here yet."
            state="stale"
          />
        ) : null}
        {refusal ? (
          <Banner
            detail={`${refusal.why} ${refusal.todo}`}
            fact={refusal.what}
            state={error === "ended" ? "stale" : "failed"}
          />
        ) : null}
        {provider === undefined ? null : (
          // No client-side navigation: it leads to another site.
          <a className={buttonClass("primary")} href={`/sign-in/oidc${query}`}>
            <KeyRound aria-hidden size={16} strokeWidth={1.75} />
            Sign in with {provider}
          </a>
        )}
        <PasswordForm from={from} />
        <details className="group border-t pt-4">
          <summary className="cursor-pointer text-section text-text-2 hover:text-text">
            With a token, or without a password
          </summary>
          <div className="mt-4 flex flex-col gap-4">
            <TokenForm from={from} />
            <p className="text-meta text-text-3">
              Without a password ask an Administrator for a link, or make one where the console runs:{" "}
              <code className="font-object">npm run link -- --email ADDRESS</code>
            </p>
          </div>
        </details>
      </div>
    </SignInFrame>
  );
}
