import { createTransport } from "nodemailer";
import type { Mail } from "@/lib/domain/notifications/payload";

const CONNECT_MS = 5_000;
const SILENT_MS = 10_000;

export interface Mailer {
  /** The server's answer. `id` is the same when a mail is sent again. @throws Error that says why it was not taken */
  send(to: readonly string[], mail: Mail, id: string): Promise<string>;
}

/**
 * Whether a server that offers no encryption gets nothing: a network in between may take the offer out of its answer, and
 * would have the password then. Not where the server is this machine; nor where somebody who has no password to lose says
 * so ("smtp://relay?ignoreTLS=true").
 */
export function needsTls(url: string): boolean {
  const { protocol, hostname, username, searchParams } = new URL(url);
  if (protocol === "smtps:" || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return false;
  return username !== "" || searchParams.get("ignoreTLS") !== "true";
}

/**
 * Mail through a server of one's own: "smtps://user:password@mail.example.com". Nothing of a mail is read from a file or an
 * address, whatever it says.
 */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  // What the address asks for would win over what is said here.
  const { href } = withoutParameter(url, "requireTLS");
  const transport = createTransport({
    url: href,
    requireTLS: needsTls(url),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "drydock.invalid";
  return {
    async send(to, { subject, text }, id) {
      const messageId = `<${id}@${domain}>`;
      // Nobody's absence is told to a machine (https://www.rfc-editor.org/rfc/rfc3834).
      const headers = { "Auto-Submitted": "auto-generated" };
      try {
        const { response } = await transport.sendMail({
          from,
          to: [...to],
          subject,
          text,
          messageId,
          headers,
        });
        return response;
      } catch (error) {
        throw new Error(whyOf(error));
      }
    },
  };
}

function withoutParameter(text: string, name: string): URL {
  const url = new URL(text);
  url.searchParams.delete(name);
  return url;
}

/** What the server said, else what is known; never the address, which may hold a password. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return "The mail was not sent.";
  const { response, code } = error as Error & { response?: unknown; code?: unknown };
  if (code === "EAUTH") return "The mail server refused the user or the password.";
  if (code === "ETLS" && response)
    return "The mail server offers no encryption, and gets nothing without. Use smtps:// in DRYDOCK_SMTP_URL.";
  if (typeof response === "string" && response !== "")
    return `The mail server said: ${response.slice(0, 300)}`;
  switch (code) {
    case "ECONNECTION":
    case "ESOCKET":
    case "EDNS":
      return "The mail server can't be reached.";
    case "ETIMEDOUT":
      return "The mail server gave no answer in time.";
    case "ETLS":
      return "The mail server's certificate was not accepted.";
    default:
      return `The mail was not sent (${String(code ?? error.name)}).`;
  }
}
