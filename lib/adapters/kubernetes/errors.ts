import { DrydockError, type Failure } from "@/lib/domain/errors";
import { KubeconfigError } from "./kubeconfig-error";
import type { RawStatus } from "./raw";

/** An answer of the API server, whatever its status. The body is JSON, or the text if it is none. */
export interface ApiAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

const MAX_TEXT = 500;

/** The body as a Status; undefined for anything else, such as the plain text of API priority and fairness. */
export function statusOf(body: unknown): RawStatus | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const status = body as RawStatus;
  return status.kind === undefined || status.kind === "Status" ? status : undefined;
}

/** Milliseconds of the Retry-After header, or of the Status; undefined when neither gives seconds. */
export function retryAfterMs({ headers, body }: ApiAnswer): number | undefined {
  const header = Number(headers["retry-after"]);
  const seconds = Number.isFinite(header) && header > 0 ? header : statusOf(body)?.details?.retryAfterSeconds;
  return seconds === undefined || seconds <= 0 ? undefined : seconds * 1000;
}

const DEFAULT_THROTTLE_MS = 1_000;

/**
 * Milliseconds for which API priority and fairness sends everybody away; undefined for any other answer. It speaks in
 * plain text, unlike a 429 about one object. Its x-kubernetes-pf-* headers are no sign: every answer has them.
 */
export function throttledForMs(answer: ApiAnswer): number | undefined {
  if (answer.status !== 429 || statusOf(answer.body)) return undefined;
  return retryAfterMs(answer) ?? DEFAULT_THROTTLE_MS;
}

/** What the API server says about a failed call, in one line. */
export function messageOf({ status, body }: ApiAnswer): string {
  const text = typeof body === "string" ? body.trim() : statusOf(body)?.message;
  return text ? text.slice(0, MAX_TEXT) : `status ${status} without a message`;
}

/** An answer that is no success, or an ERROR event inside a watch. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly answer: ApiAnswer;

  constructor(answer: ApiAnswer) {
    super(`${answer.status}: ${messageOf(answer)}`);
    this.answer = answer;
  }
}

/** No complete answer within the deadline. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
  }
}

/** The caller took its word back before the request was written: nothing was sent. */
export class NotSentError extends Error {
  override readonly name = "NotSentError";
  constructor() {
    super("no longer wanted when its turn came; nothing was sent");
  }
}

/** The credentials could not be made ready: an exec plugin failed, a file is gone. Nothing was sent. */
export class CredentialsError extends Error {
  override readonly name = "CredentialsError";
}

/** An address, or what a name stands for, is one that the console does not connect to. Nothing was sent. */
export class AddressError extends Error {
  override readonly name = "AddressError";
  readonly why: string;
  readonly todo: string;

  constructor({ why, todo }: { why: string; todo: string }) {
    super(`${why} ${todo}`);
    this.why = why;
    this.todo = todo;
  }
}

const SOCKET_WORDS: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  ETIMEDOUT: "no answer to the connection attempt",
  UND_ERR_CONNECT_TIMEOUT: "no answer to the connection attempt",
  EHOSTUNREACH: "no route to the host",
  ENETUNREACH: "no route to the network",
  ENOTFOUND: "the host name is unknown",
  EAI_AGAIN: "the host name could not be looked up",
  ERR_SSL_WRONG_VERSION_NUMBER: "what answers there speaks without TLS: it is no https address",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "it asks for a certificate of the console",
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet, or a clock is wrong",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is not signed by the cluster's authority",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is not signed by the cluster's authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is not signed by the cluster's authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is not signed by the cluster's authority",
};

/** A server was there, and its certificate was not what the kubeconfig says. */
const CERTIFICATE_CODES = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/;
const CHECK_CERTIFICATE =
  "Nothing was sent. Check the address, certificate-authority-data, and tls-server-name where it is reached by another name.";

function isCertificate(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return (
    (typeof code === "string" && CERTIFICATE_CODES.test(code)) ||
    (cause instanceof Error && isCertificate(cause))
  );
}

/** OpenSSL's own message is for its makers: "40F38…:error:0A00010B:SSL routines:…". Its reason is for people. */
function tlsWords({ code, reason }: { code: string; reason?: string }): string {
  const words = reason ?? code.replace("ERR_SSL_", "").toLowerCase().replaceAll("_", " ");
  return `no TLS connection could be made (${words})`;
}

/** Why there was no answer, in words. */
export function socketWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses of one host name give an AggregateError without a message.
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const { code, cause, reason } = inner as { code?: string; cause?: unknown; reason?: string };
  const words = code === undefined ? undefined : SOCKET_WORDS[code];
  if (words) return words;
  if (code?.startsWith("ERR_SSL_")) return tlsWords({ code, reason });
  if (cause instanceof Error) return socketWords(cause);
  return (inner as Error).message || code || error.name;
}

/** Which cluster was asked to do what, for the words of a failure. */
export interface Asked {
  cluster: string;
  verb: string;
  /** "node w1", "pods of node w1" */
  object: string;
}

function failureOf(answer: ApiAnswer, { cluster, verb, object }: Asked): Failure {
  const why = messageOf(answer);
  switch (answer.status) {
    case 400:
    case 422:
      return { code: "bad-input", what: `The API server did not accept: ${verb} ${object}`, why };
    case 401:
      return { code: "cluster-credentials", cluster, why };
    case 403:
      return { code: "forbidden", verb, object, why };
    case 404:
      return { code: "not-found", object };
    case 409:
      return { code: "conflict", object, why };
    default: {
      const redirect = answer.status >= 300 && answer.status < 400;
      const told = redirect ? "a redirect, which is not followed" : `${answer.status} (${why})`;
      return { code: "cluster-unreachable", cluster, why: `It answered ${told}` };
    }
  }
}

/** Every failure of a call as one that a person can read. Errors of our own code pass unchanged. */
export function toDrydockError(error: unknown, asked: Asked): DrydockError {
  if (error instanceof DrydockError) return error;
  const { cluster } = asked;
  if (error instanceof ApiError) return new DrydockError(failureOf(error.answer, asked), { cause: error });
  if (error instanceof CredentialsError || error instanceof KubeconfigError) {
    return new DrydockError({ code: "cluster-credentials", cluster, why: error.message }, { cause: error });
  }
  if (error instanceof AddressError) {
    const { why, todo } = error;
    const what = `The console does not connect to ${cluster}`;
    return new DrydockError({ code: "bad-input", what, why, todo }, { cause: error });
  }
  return new DrydockError(
    {
      ...{ code: "cluster-unreachable", cluster, why: socketWords(error) },
      ...(isCertificate(error) ? { todo: CHECK_CERTIFICATE } : {}),
    },
    { cause: error },
  );
}
