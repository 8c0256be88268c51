import { Banner } from "@/components/ui/banner";
import { Mark } from "@/components/ui/glyphs";
import { refusalOf } from "./refusal";
import { TokenForm } from "./token-form";

/** How to get in: the link that the console printed, or a token by hand; and why the last try did not work. */
export function SignInView({ error, from }: { error?: string; from?: string }) {
  const refusal = refusalOf(error);
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-110 rounded-dialog border bg-surface p-7 shadow-2 max-sm:p-5">
        <p className="flex items-center gap-2 text-accent">
          <Mark size={24} />
          <span className="font-[620] text-[0.9375rem] text-text tracking-[-.015em]">Drydock</span>
        </p>
        <h1 className="mt-6 text-title">Sign in</h1>
        <p className="mt-1 text-body text-text-2">
          Open the sign-in link that the console printed when it started. For a new link, run this where it
          runs:
        </p>
        <pre className="my-3 overflow-x-auto rounded-control border bg-surface-2 px-3 py-2 font-object">
          npm run token
        </pre>
        {refusal ? (
          <div className="mb-4">
            <Banner detail={`${refusal.why} ${refusal.todo}`} fact={refusal.what} state="failed" />
          </div>
        ) : null}
        <TokenForm from={from} />
      </div>
    </main>
  );
}
