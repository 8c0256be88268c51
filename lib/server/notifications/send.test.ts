import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guarded } from "@/lib/adapters/kubernetes";
import { createMailer, needsTls } from "@/lib/adapters/smtp";
import { createPoster } from "@/lib/adapters/webhook";
import { parseNetworks } from "@/lib/domain/addresses/judge";
import { buildNews } from "@/lib/domain/notifications/testing/build";
import type { Channel } from "@/lib/operations/store-ports/notifications";
import { notificationsStub } from "@/lib/server/testing/notifications-stub";
import { sealAddress } from "./address";
import { createSend, SendError } from "./send";

const { sealer } = notificationsStub();
const loopback = parseNetworks("127.0.0.0/8");
if ("wrong" in loopback) throw new Error("The loopback network is one.");

const heard: { headers: IncomingMessage["headers"]; body: string }[] = [];
let answer: (response: ServerResponse) => void = (response) => void response.writeHead(200).end("ok");
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  heard.push({ headers: request.headers, body });
  answer(response);
});
/** Each byte is a sign of life: only a limit for the whole answer ends it. */
function dripping(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write("."), 10);
  response.on("close", () => clearInterval(timer));
}
const mails: string[] = [];
const heardPasswords: unknown[] = [];
const postOffice = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  onAuth({ username = "", password }, _session, callback) {
    heardPasswords.push(password);
    callback(null, { user: username });
  },
  disabledCommands: ["STARTTLS"],
  onRcptTo: ({ address }, _session, callback) =>
    callback(address.startsWith("nobody") ? new Error("No such mailbox") : null),
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
let [httpPort, smtpPort] = [0, 0];
const poster = createPoster(guarded({}, { addressee: "receiver", networks: loopback }), 500);

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  httpPort = (receiver.address() as AddressInfo).port;
  const listening = postOffice.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  smtpPort = (listening.address() as AddressInfo).port;
});
afterAll(async () => {
  await poster.close();
  receiver.closeAllConnections();
  receiver.close();
  await new Promise<void>((resolve) => postOffice.close(resolve));
});

function channel(kind: Channel["kind"], target = `http://127.0.0.1:${httpPort}/hook?key=canary`): Channel {
  const id = "c1";
  const sealed = kind === "email" ? undefined : sealAddress(sealer, id, { url: target, secret: "whsec_x" });
  return {
    id,
    kind,
    name: "Operations",
    target,
    sealed,
    events: ["blocked"],
    createdBy: "Mira",
    createdAt: "",
  };
}
const now = () => new Date("2026-11-21T12:00:00Z");
const sendWith = (mail = true) =>
  createSend({
    poster,
    sealer,
    now,
    url: "https://drydock.example.com",
    mailer: mail
      ? createMailer({ url: `smtp://127.0.0.1:${smtpPort}`, from: "drydock@example.com" })
      : undefined,
  });
const news = { kind: "news", news: buildNews() } as const;

describe("a webhook", () => {
  it("gets the news, signed over the time and the body as it came", async () => {
    answer = (response) => void response.writeHead(202).end("thanks");
    expect(await sendWith()(channel("webhook"), news, "42")).toBe("202: thanks");
    const { headers, body } = heard.at(-1) ?? expect.unreachable();
    const timestamp = String(now().getTime() / 1000);
    const signature = createHmac("sha256", "whsec_x").update(`${timestamp}.${body}`).digest("hex");
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "x-drydock-event": "blocked",
      "x-drydock-delivery": "42",
      "x-drydock-timestamp": timestamp,
      "x-drydock-signature": `v1=${signature}`,
    });
    expect(JSON.parse(body)).toMatchObject({ version: 1, event: "blocked", node: "worker-1" });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      "an error",
      (response) => void response.writeHead(500).end("no  disk\nleft"),
      "It answered 500: no disk left",
    ],
    [
      "a redirect",
      (response) => void response.writeHead(307, { location: "/else" }).end(),
      "is not followed",
    ],
    ["silence", () => undefined, "It gave no answer within 0.5 s."],
    [
      "a good beginning and then silence",
      (response) => void response.writeHead(200).flushHeaders(),
      "It gave no answer within 0.5 s.",
    ],
    ["an answer that comes byte by byte, without end", dripping, "It gave no answer within 0.5 s."],
    ["a cut", (response) => void response.destroy(), "It closed the connection."],
  ])("is told as not taken after %s, without its address", async (_, how, why) => {
    const before = heard.length;
    answer = how;
    const failure = await sendWith()(channel("webhook"), news).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SendError);
    expect(String(failure)).toContain(why);
    expect(String(failure)).not.toContain("canary");
    expect(heard).toHaveLength(before + 1);
  });

  it("is taken by what the answer begins with, however much follows: the rest is not waited for", async () => {
    const ended = new Promise<void>((resolve) => {
      answer = (response) => {
        response.on("close", resolve).writeHead(200);
        const pour = () => {
          while (!response.destroyed && response.write("x".repeat(1_000)));
        };
        response.on("drain", pour);
        pour();
      };
    });
    const said = await sendWith()(channel("webhook"), news);
    expect(said).toMatch(/^200: x{200}$/);
    await ended;
  });

  it("tells how long its receiver wants to be left alone", async () => {
    answer = (response) => void response.writeHead(429, { "retry-after": "120" }).end();
    await expect(sendWith()(channel("webhook"), news)).rejects.toMatchObject({ retryAfterMs: 120_000 });
  });

  it.each([
    ["a metadata service", "http://169.254.169.254/latest"],
    ["a private network that nobody named", "http://10.1.2.3/"],
    ["the same, written as IPv6", "http://[::ffff:10.1.2.3]/"],
  ])("is not sent to %s", async (_, url) => {
    await expect(sendWith()(channel("webhook", url), news)).rejects.toThrow(
      / is .*(in a network that receivers of notifications may be in|at which the receiver is reached)/,
    );
  });

  it("that nobody listens to", async () => {
    await expect(sendWith()(channel("webhook", "http://127.0.0.1:9/"), news)).rejects.toThrow(
      "Nothing listens there.",
    );
  });
});

it("a chat gets blocks, and no signature", async () => {
  answer = (response) => void response.writeHead(200).end("ok");
  await sendWith()(channel("slack"), { kind: "test", by: "Mira" });
  const { headers, body } = heard.at(-1) ?? expect.unreachable();
  expect(headers["x-drydock-signature"]).toBeUndefined();
  expect(JSON.parse(body)).toMatchObject({ text: expect.stringMatching(/^Test from Drydock\n.*\nhttps:/) });
});

describe("mail", () => {
  it("reaches a real server, with one subject and the link", async () => {
    expect(await sendWith()(channel("email", "ops@example.com, night@example.com"), news)).toContain("250");
    expect(mails.at(-1)).toContain("Subject: Blocked: worker-1 in Harbor");
    expect(mails.at(-1)).toContain("/clusters/harbor/nodes/worker-1");
  });

  it("has the same id when it is sent again, another one on another channel, and calls for no answer", async () => {
    const sent = async (to: Channel, id: string) => {
      await sendWith()(to, news, id);
      return /^Message-ID: (.*)\r$/m.exec(mails.at(-1) ?? "")?.[1];
    };
    const ops = channel("email", "ops@example.com");
    const [first, again, other, elsewhere] = [
      await sent(ops, "7"),
      await sent(ops, "7"),
      await sent(ops, "8"),
      await sent({ ...ops, id: "c2" }, "7"),
    ];
    expect(first).toBe("<7.c1@example.com>");
    expect([again, new Set([first, other, elsewhere]).size]).toEqual([first, 3]);
    expect(mails.at(-1)).toContain("Auto-Submitted: auto-generated");
  });

  it("and its password go to no server that offers no encryption, unless it is this machine", async () => {
    heardPasswords.length = 0;
    // An address of this machine that does not look like one.
    const url = `smtp://console:canary@0.0.0.0:${smtpPort}?ignoreTLS=true&requireTLS=false`;
    const mailer = createMailer({ url, from: "drydock@example.com" });
    const send = createSend({ poster, sealer, now, mailer });
    const taken = mails.length;
    await expect(send(channel("email", "ops@example.com"), news)).rejects.toThrow("offers no encryption");
    expect([mails.length, heardPasswords]).toEqual([taken, []]);
  });

  it.each([
    ["smtps://user:pw@mail.example.com", false],
    ["smtp://user:pw@mail.example.com", true],
    ["smtp://mail.example.com:25", true],
    ["smtp://relay.mail.svc?ignoreTLS=true", false],
    ["smtp://user:pw@relay.mail.svc?ignoreTLS=true", true],
    ["smtp://user:pw@localhost:25", false],
    ["smtp://127.0.0.1:2525", false],
    ["smtp://[::1]:2525", false],
    ["smtp://localhost.example.com", true],
    ["smtp://127.0.0.1.example.com", true],
  ])("to %s needs encryption beforehand: %s", (url, needed) => {
    expect(needsTls(url)).toBe(needed);
  });

  it("that the server refuses says what it said", async () => {
    await expect(sendWith()(channel("email", "nobody@example.com"), news)).rejects.toThrow("No such mailbox");
  });

  it("needs a server", async () => {
    await expect(sendWith(false)(channel("email", "a@example.com"), news)).rejects.toThrow(
      "DRYDOCK_SMTP_URL",
    );
  });
});
