"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import type { LinkBody } from "@/lib/contracts/sign-in";
import { PASSWORD_MIN, passwordRefusal } from "@/lib/domain/people/password";
import { FormProblem } from "./form-problem";
import { errorOfField, useSubmit } from "./use-submit";
import { buttonOf, leadOf } from "./welcome-words";

const FIELDS = ["name", "email", "password"];

/** What a link still needs of whoever opened it. */
export function WelcomeForm({ link, body }: { link: string; body: LinkBody }) {
  const [name, setName] = useState(body.name ?? "");
  const [email, setEmail] = useState(body.email ?? "");
  const [password, setPassword] = useState("");
  const { submit, sending, problem } = useSubmit("/links/use", "/clusters");
  const fresh = body.kind !== "reset";
  const weak = passwordRefusal(password, { name, email });
  const missing =
    fresh && name.trim() === ""
      ? "A name is needed."
      : fresh && email.trim() === ""
        ? "An e-mail address is needed."
        : weak === undefined
          ? undefined
          : `Password: ${weak}`;
  return (
    <form
      className="mt-1 flex flex-col gap-4"
      noValidate
      onSubmit={(event) =>
        missing
          ? event.preventDefault()
          : void submit(event, fresh ? { link, name, email, password } : { link, password })
      }
    >
      <p className="text-body text-text-2">{leadOf(body)}</p>
      {fresh ? (
        <TextInput
          autoComplete="name"
          error={errorOfField(problem, "name")}
          hint="It stands beside what you do."
          label="Name"
          onChange={(event) => setName(event.target.value)}
          value={name}
        />
      ) : null}
      {fresh ? (
        <TextInput
          autoComplete="username"
          error={errorOfField(problem, "email")}
          hint={body.email === undefined ? "You sign in with it." : "The invitation is for this address."}
          inputMode="email"
          label="E-mail address"
          onChange={(event) => setEmail(event.target.value)}
          readOnly={body.email !== undefined}
          spellCheck={false}
          value={email}
        />
      ) : null}
      <TextInput
        autoComplete="new-password"
        error={errorOfField(problem, "password") ?? (password === "" ? undefined : weak)}
        hint={`At least ${PASSWORD_MIN} characters. A few words that nobody else puts together are best.`}
        label="Password"
        onChange={(event) => setPassword(event.target.value)}
        type="password"
        value={password}
      />
      <FormProblem fields={FIELDS} problem={problem} />
      <Button refused={sending ? "On its way" : missing} type="submit" variant="primary">
        {buttonOf(body)}
      </Button>
    </form>
  );
}
