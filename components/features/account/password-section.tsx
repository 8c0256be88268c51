"use client";
import { type FormEvent, useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { notify } from "@/components/ui/toast";
import { useSend } from "@/lib/client/people-queries";
import { PASSWORD_MIN } from "@/lib/domain/people/password";
import { Section } from "./section";

/** A new password, by the one that is known; where there is none, who vouches instead. */
export function PasswordSection({ hasPassword, issuer }: { hasPassword: boolean; issuer?: string }) {
  if (hasPassword) return <ChangePassword />;
  const lead = issuer
    ? `There is none here: ${issuer} vouches for you.`
    : "There is none yet. An Administrator can make a link by which you set one.";
  return (
    <Section lead={lead} title="Password">
      {null}
    </Section>
  );
}

function ChangePassword() {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useSend();
  const problem = change.error?.problem;
  const missing = current === "" || password === "" ? "Both passwords are needed." : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    change.mutate(
      { path: "/account/password", method: "POST", body: { current, password } },
      {
        onSuccess: () => {
          setCurrent("");
          setPassword("");
          notify.done({ title: "Password changed", text: "Your other browsers are signed out." });
        },
      },
    );
  };
  const known = problem?.field === "current" || problem?.field === "password";
  return (
    <Section
      lead="With a new one all your other browsers are signed out. API tokens stay: revoke them above if somebody else may have made one."
      title="Password"
    >
      <form className="flex max-w-90 flex-col gap-3" noValidate onSubmit={submit}>
        <TextInput
          autoComplete="current-password"
          error={problem?.field === "current" ? problem.detail : undefined}
          label="Current password"
          onChange={(event) => setCurrent(event.target.value)}
          type="password"
          value={current}
        />
        <TextInput
          autoComplete="new-password"
          error={problem?.field === "password" ? problem.detail : undefined}
          hint={`At least ${PASSWORD_MIN} characters.`}
          label="New password"
          onChange={(event) => setPassword(event.target.value)}
          type="password"
          value={password}
        />
        {known ? null : <DialogFailure error={change.error} />}
        <div>
          <Button refused={change.isPending ? "Sent, no answer yet." : missing} type="submit">
            Change password
          </Button>
        </div>
      </form>
    </Section>
  );
}
