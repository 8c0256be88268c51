/** A kubeconfig that can't be used: which one, why, and what to do about it. The message says all three. */
export class KubeconfigError extends Error {
  override readonly name = "KubeconfigError";
  readonly source: string;
  readonly why: string;
  readonly todo: string;

  constructor(problem: { source: string; why: string; todo: string }, options?: { cause?: unknown }) {
    super(`${problem.source}: ${problem.why} ${problem.todo}`, options);
    this.source = problem.source;
    this.why = problem.why;
    this.todo = problem.todo;
  }
}
