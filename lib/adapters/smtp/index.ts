import { createTransport } from "nodemailer";
import type { Mail } from "@/lib/domain/notifications/payload";

const CONNECT_MS = 5_000;
const SILENT_MS = 10_000;

export interface Mailer {
  /** The server's answer. @throws Error that says why it was not taken */
  send(to: readonly string[], mail: Mail): Promise<string>;
}

/**
 * Mail through a server of one's own: "smtps://user:password@mail.example.com". Nothing of a mail is read from a file or an
 * address, whatever it says.
 */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, { subject, text }) {
      try {
        const { response } = await transport.sendMail({ from, to: [...to], subject, text });
        return response;
      } catch (error) {
        throw new Error(whyOf(error));
      }
    },
  };
}

/** What the server said, else what is known; never the address, which may hold a password. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return "The mail was not sent.";
  const { response, code } = error as Error & { response?: unknown; code?: unknown };
  if (code === "EAUTH") return "The mail server refused the user or the password.";
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
