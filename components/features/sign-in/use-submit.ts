"use client";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { ApiError } from "@/lib/client/api-error";
import { call } from "@/lib/client/fetcher";
import type { Problem } from "@/lib/contracts/problem";

/** Sends a form and goes on; what was refused stands in the form. */
export function useSubmit(path: string, goTo: string) {
  const [problem, setProblem] = useState<Problem>();
  const [sending, setSending] = useState(false);

  async function submit(event: FormEvent, body: unknown): Promise<void> {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setProblem(undefined);
    try {
      await call({ path, method: "POST", body, schema: z.unknown() });
      location.assign(goTo);
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setProblem(cause.problem);
      setSending(false);
    }
  }

  return { submit, sending, problem };
}

/** What is wrong with one field, as the server said; the field's name, with which it may begin, stands above it. */
export function errorOfField(problem: Problem | undefined, field: string): string | undefined {
  if (problem?.field !== field) return undefined;
  const before = `${field}: `;
  return problem.detail.startsWith(before) ? problem.detail.slice(before.length) : problem.detail;
}
