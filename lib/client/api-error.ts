import { Problem } from "@/lib/contracts/problem";

/**
 * Why a call has no good answer: the server described a problem, nothing was heard of the server, or its answer
 * could not be read (another version of the console, or something in between).
 */
export type ApiErrorKind = "problem" | "offline" | "unreadable";

/** A failed call, in the three parts that a person is told: `title`, `why`, `todo`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly kind: ApiErrorKind;
  readonly problem: Problem;

  constructor(kind: ApiErrorKind, problem: Problem, options?: { cause?: unknown }) {
    super(problem.title, options);
    this.kind = kind;
    this.problem = problem;
  }

  /** Nobody is signed in, or the session has ended. */
  get signedOut(): boolean {
    return this.problem.status === 401;
  }
}

function own(code: string, status: number, title: string, detail: string, todo: string): Problem {
  return { type: `urn:drydock:problem:${code}`, code, status, title, detail, todo, retryable: true };
}

/** No answer: the network or the console's process. What the call did is not known. */
export function offlineError(cause: unknown): ApiError {
  return new ApiError(
    "offline",
    own(
      "offline",
      0,
      "The console gives no answer",
      "The request was sent and nothing came back; it may have been carried out or not.",
      "Check that the console runs and the network holds, then try again. Trying again is safe.",
    ),
    { cause },
  );
}

/** An answer that is not what the API promises. */
export function unreadableError(status: number, cause: unknown): ApiError {
  return new ApiError(
    "unreadable",
    own(
      "unreadable",
      status,
      "The console's answer can't be read",
      `It came with status ${status} and in another form than this page knows.`,
      "Reload the page: the console may have been updated since it was opened.",
    ),
    { cause },
  );
}

/** The error of a response that is not ok: its problem details, or "unreadable" when it carries none. */
export async function errorOf(response: Response): Promise<ApiError> {
  try {
    return new ApiError("problem", Problem.parse(await response.json()));
  } catch (cause) {
    return unreadableError(response.status, cause);
  }
}
