import { describe, expect, it } from "vitest";
import { type Message, messageOf, testMessage } from "./message";
import { mailOf, signedText, slackPayload, webhookPayload } from "./payload";
import { buildNews } from "./testing/build";

const message: Message = {
  title: "Blocked: worker-1",
  text: "orders-db-1 may not leave.",
  link: "https://d.example/n",
};

describe("webhookPayload", () => {
  it("tells the news in words and in parts", () => {
    const news = buildNews();
    expect(webhookPayload(messageOf(news, undefined), news.at, news)).toEqual({
      version: 1,
      event: "blocked",
      title: "Blocked: worker-1 in Harbor",
      text: `${news.detail} Nothing goes on by itself.`,
      link: undefined,
      at: news.at,
      cluster: { id: "harbor", name: "Harbor" },
      node: "worker-1",
      maintenance: { id: "run-1", by: "Mira", reason: "new disk", since: news.since },
    });
  });

  it("of a test has no node", () => {
    expect(webhookPayload(testMessage("Mira", undefined), "2026-11-21T12:00:00.000Z")).toEqual({
      version: 1,
      event: "test",
      title: "Test from Drydock",
      text: "Mira tests this channel. News of maintenances will come here.",
      link: undefined,
      at: "2026-11-21T12:00:00.000Z",
    });
  });
});

describe("signedText", () => {
  it("binds the body to its time", () => {
    expect(signedText(1_790_000_000, '{"version":1}')).toBe('1790000000.{"version":1}');
    expect(signedText(1, "2.x")).not.toBe(signedText(12, ".x"));
  });
});

describe("slackPayload", () => {
  it("has title, text and link as blocks, and the same for a chat that knows none", () => {
    expect(slackPayload(message)).toEqual({
      text: "Blocked: worker-1\norders-db-1 may not leave.\nhttps://d.example/n",
      blocks: [
        { type: "section", text: { type: "plain_text", text: "Blocked: worker-1", emoji: false } },
        { type: "section", text: { type: "plain_text", text: "orders-db-1 may not leave.", emoji: false } },
        { type: "context", elements: [{ type: "mrkdwn", text: "<https://d.example/n|Open in Drydock>" }] },
      ],
    });
  });

  it.each([
    ["a mention of everybody", "<!channel> hello", "&lt;!channel&gt; hello"],
    ["a link in disguise", "<https://evil.example|your bank>", "&lt;https://evil.example|your bank&gt;"],
    ["an entity", "a & b &lt;", "a &amp; b &amp;lt;"],
    ["a mention in another chat", "@all, @channel", "@\u200ball, @\u200bchannel"],
  ])("takes %s as words", (_, title, escaped) => {
    const payload = slackPayload({ title, text: title });
    expect(payload.text).toBe(`${escaped}\n${escaped}`);
    expect(JSON.stringify(payload.blocks)).not.toContain("mrkdwn");
  });

  it("cuts what Slack would refuse", () => {
    const payload = slackPayload({ title: "x", text: "y".repeat(9_000) });
    expect(JSON.stringify(payload).length).toBeLessThan(7_000);
  });
});

describe("mailOf", () => {
  it("is plain text with the link at its end", () => {
    expect(mailOf(message)).toEqual({
      subject: "Blocked: worker-1",
      text: "Blocked: worker-1\n\norders-db-1 may not leave.\n\nhttps://d.example/n\n",
    });
    expect(mailOf({ title: "a", text: "b" }).text).toBe("a\n\nb\n");
  });

  it.each([
    ["a header of one's own", "x\r\nBcc: all@example.com", "x Bcc: all@example.com"],
    ["a line separator", "x\u2028y", "x y"],
    ["a zero", "x\0y", "x y"],
  ])("has a subject of one line although the title has %s", (_, title, subject) => {
    expect(mailOf({ title, text: "" }).subject).toBe(subject);
  });

  it("has no endless subject", () => {
    expect(mailOf({ title: "x".repeat(5_000), text: "" }).subject).toHaveLength(200);
  });
});
