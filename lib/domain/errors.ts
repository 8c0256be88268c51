import { asSentence } from "./words";

/** What can go wrong, as data. Translated to HTTP in one place (lib/server/problem.ts) and to sentences here. */
export type Failure =
  | { code: "bad-input"; what: string; why: string; todo?: string; field?: string }
  | { code: "unauthenticated"; why?: string; todo?: string }
  | { code: "forbidden"; verb: string; object: string; why: string; todo?: string }
  | { code: "not-found"; object: string }
  | { code: "conflict"; object: string; why: string }
  | { code: "refused"; object: string; why: string; todo: string }
  | { code: "cluster-unreachable"; cluster: string; why: string; since?: string; todo?: string }
  | { code: "cluster-credentials"; cluster: string; why: string; todo?: string }
  | { code: "database-away"; why: string; since?: string }
  | { code: "too-large"; limitKiB: number }
  | { code: "too-many"; what: string; retryAfterSeconds: number }
  | { code: "unexpected"; reference: string };

export type FailureCode = Failure["code"];

/** An expected failure on its way to a person. `retryable` says whether the same call may work later. */
export class DrydockError extends Error {
  override readonly name = "DrydockError";

  /**
   * By shape and not by class: a bundler may load this module twice in one process (background work and request
   * handlers), and an error made on one side has to be known on the other.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "DrydockError" && "failure" in value;
  }

  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(explain(failure).title, options);
    this.failure = failure;
  }

  get retryable(): boolean {
    return isRetryable(this.failure.code);
  }
}

/** Whether the same call may work later without anybody changing it. */
export function isRetryable(code: FailureCode): boolean {
  switch (code) {
    case "conflict":
    case "cluster-unreachable":
    case "database-away":
    case "too-many":
    case "unexpected":
      return true;
    case "bad-input":
    case "unauthenticated":
    case "forbidden":
    case "not-found":
    case "refused":
    case "cluster-credentials":
    case "too-large":
      return false;
  }
}

export interface Description {
  /** What happened, to what. */
  title: string;
  why: string;
  todo: string;
}

/** What a socket or an API server says, as a sentence among others. */
function sentence(text: string): string {
  return asSentence(text.charAt(0).toUpperCase() + text.slice(1));
}

/** What happened, why, and what to do, in words for the screen and for problem details. */
export function explain(failure: Failure): Description {
  switch (failure.code) {
    case "bad-input":
      return {
        title: failure.what,
        why: failure.why,
        todo: failure.todo ?? "Correct the request and send it again.",
      };
    case "unauthenticated":
      return {
        title: "You are not signed in",
        why: failure.why ?? "The request carries no valid session or token.",
        todo: failure.todo ?? "Sign in, or make a token with npm run token where the console runs.",
      };
    case "forbidden":
      return {
        title: `Not allowed: ${failure.verb} ${failure.object}`.trimEnd(),
        why: failure.why,
        todo: failure.todo ?? "Ask an administrator of the cluster for this permission.",
      };
    case "not-found":
      return {
        title: `There is no ${failure.object}`,
        why: "It was deleted, or never existed under this name.",
        todo: "Check the name, or go back to the list.",
      };
    case "conflict":
      return {
        title: `${failure.object} was not changed`,
        why: failure.why,
        todo: "Nothing was written. Try again.",
      };
    case "refused":
      return { title: `Not now: ${failure.object}`, why: failure.why, todo: failure.todo };
    case "cluster-unreachable":
      return {
        title: `The API server of ${failure.cluster} gives no answer`,
        why: sentence(failure.since ? `${failure.why}, since ${failure.since}` : failure.why),
        todo: failure.todo ?? "Nothing was changed. Check the network and the API server, then try again.",
      };
    case "cluster-credentials":
      return {
        title: `${failure.cluster} refused the console's credentials`,
        why: sentence(failure.why),
        todo:
          failure.todo ??
          "Renew them in the kubeconfig, which the console reads again by itself. Of a cluster that was added here, rotate the credential.",
      };
    case "database-away":
      return {
        title: "The console's database does not take records",
        why: asSentence(failure.since ? `${failure.why}, since ${failure.since}` : failure.why),
        todo: "Nothing was changed. Running maintenances go on. Bring the database back, then try again.",
      };
    case "too-large":
      return {
        title: "The request is too large",
        why: `Its body may have ${failure.limitKiB} KiB at most.`,
        todo: "Send less.",
      };
    case "too-many":
      return {
        title: `Too many ${failure.what}`,
        why: "More were made in a short time than are allowed.",
        todo: `Try again in ${failure.retryAfterSeconds} s.`,
      };
    case "unexpected":
      return {
        title: "Something unexpected went wrong",
        why: `The console's log has the details under ${failure.reference}.`,
        todo: "Try again. If it happens again, report it with this code.",
      };
  }
}
