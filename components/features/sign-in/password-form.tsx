"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { safeReturn } from "@/lib/domain/people/safe-return";
import { FormProblem } from "./form-problem";
import { useSubmit } from "./use-submit";

/** E-mail address and password. */
export function PasswordForm({ from }: { from?: string }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { submit, sending, problem } = useSubmit("/session", safeReturn(from));
  const missing =
    email.trim() === "" || password === "" ? "E-mail address and password are needed." : undefined;
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => (missing ? event.preventDefault() : void submit(event, { email, password }))}
    >
      <TextInput
        autoComplete="username"
        inputMode="email"
        label="E-mail address"
        name="email"
        onChange={(event) => setEmail(event.target.value)}
        spellCheck={false}
        value={email}
      />
      <TextInput
        autoComplete="current-password"
        label="Password"
        name="password"
        onChange={(event) => setPassword(event.target.value)}
        type="password"
        value={password}
      />
      <FormProblem fields={[]} problem={problem} />
      <Button refused={sending ? "Signing in" : missing} type="submit" variant="primary">
        Sign in
      </Button>
    </form>
  );
}
