import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** One try of the console to tell something. */
export interface Told {
  event: string;
  /** The message's id: the same when it is sent again. */
  delivery: string;
  status: number;
  node?: string;
  title: string;
  /** Whether it was signed with this secret, over the time and the body as it came. */
  signedWith(secret: string): boolean;
}

export interface Receiver {
  url: string;
  told: Told[];
  /** The answer to each try. */
  answer: (event: string, earlier: number) => number;
  close(): Promise<void>;
}

/** Takes news as somebody's webhook does, in the process of the test. */
export async function startReceiver(): Promise<Receiver> {
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += part;
    const header = (name: string) => String(request.headers[`x-drydock-${name}`] ?? "");
    const event = header("event");
    const status = receiver.answer(event, told.filter((each) => each.event === event).length);
    const { node, title } = JSON.parse(body) as { node?: string; title: string };
    const signedWith = (secret: string) =>
      header("signature") ===
      `v1=${createHmac("sha256", secret)
        .update(`${header("timestamp")}.${body}`)
        .digest("hex")}`;
    told.push({ event, delivery: header("delivery"), status, node, title, signedWith });
    response.writeHead(status).end(status === 200 ? "thanks" : "no room left");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=canary`,
    told,
    answer: () => 200,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return receiver;
}

export interface PostOffice {
  mails: string[];
  close(): Promise<void>;
}

/** Takes mail on a port of this machine. */
export async function startPostOffice(port: number): Promise<PostOffice> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, callback) {
      let text = "";
      stream.on("data", (part: Buffer) => {
        text += part.toString();
      });
      stream.on("end", () => {
        mails.push(text);
        callback();
      });
    },
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  return { mails, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
