"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { safeReturn } from "@/lib/domain/people/safe-return";
import { FormProblem } from "./form-problem";
import { useSubmit } from "./use-submit";

/** An API token by hand, for those who have it from the shell. */
export function TokenForm({ from }: { from?: string }) {
  const [token, setToken] = useState("");
  const { submit, sending, problem } = useSubmit("/session", safeReturn(from));
  const missing = token.trim() === "" ? "A token is needed." : undefined;
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => (missing ? event.preventDefault() : void submit(event, { token: token.trim() }))}
    >
      <TextInput
        autoComplete="off"
        className="font-mono"
        hint="From npm run token, where the console runs. One with a narrower role, or for some clusters, does not sign in."
        label="Token"
        name="token"
        onChange={(event) => setToken(event.target.value)}
        spellCheck={false}
        value={token}
      />
      <FormProblem fields={[]} problem={problem} />
      <Button refused={sending ? "Signing in" : missing} type="submit">
        Sign in with the token
      </Button>
    </form>
  );
}
