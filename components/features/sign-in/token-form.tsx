"use client";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { ApiError } from "@/lib/client/api-error";
import { call } from "@/lib/client/fetcher";
import { safeReturn } from "./refusal";

/** A token by hand, for those who have it from a script or another screen. */
export function TokenForm({ from }: { from?: string }) {
  const [token, setToken] = useState("");
  const [error, setError] = useState<string>();
  const [sending, setSending] = useState(false);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    if (token.trim() === "") {
      setError("A token is needed.");
      return;
    }
    setSending(true);
    try {
      await call({ path: "/session", method: "POST", body: { token: token.trim() }, schema: z.unknown() });
      location.assign(safeReturn(from));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      const { title, detail, todo } = cause.problem;
      setError(`${title}. ${detail} ${todo}`);
      setSending(false);
    }
  }

  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void signIn(event)}>
      <TextInput
        autoComplete="off"
        className="font-mono"
        error={error}
        label="Token"
        name="token"
        onChange={(event) => {
          setToken(event.target.value);
          setError(undefined);
        }}
        spellCheck={false}
        value={token}
      />
      <Button refused={sending ? "Signing in" : undefined} type="submit" variant="primary">
        Sign in
      </Button>
    </form>
  );
}
