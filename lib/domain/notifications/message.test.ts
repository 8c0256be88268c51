import { describe, expect, it } from "vitest";
import { messageOf, newsMeaning, newsWord, testMessage } from "./message";
import { isNews, NEWS_KINDS, type NewsKind, type Wishes, wants } from "./news";
import { OUTCOMES } from "./outcome";
import { buildNews } from "./testing/build";

const URL_OF_CONSOLE = "https://drydock.example.com";

describe("messageOf", () => {
  it.each<[NewsKind, string, string]>([
    ["started", "Maintenance on: worker-1 in Harbor", "Mira: new disk. 12 pods to move."],
    ["blocked", "Blocked: worker-1 in Harbor", "12 pods to move. Nothing goes on by itself."],
    ["complete", "Complete: worker-1 in Harbor", "12 pods to move. Mira: new disk."],
    ["reopened", "No longer complete: worker-1 in Harbor", "12 pods to move. Do not touch the machine now."],
    [
      "failed",
      "Deadline passed: worker-1 in Harbor",
      "12 pods to move. Set a later deadline, name pods for deletion, or turn maintenance mode off.",
    ],
    ["ended", "Maintenance off: worker-1 in Harbor", "12 pods to move. Mira: new disk."],
    [
      "forgotten",
      "In maintenance for 2 h: worker-1 in Harbor",
      "Mira: new disk. 12 pods to move. Turn maintenance mode off when the work is done.",
    ],
  ])("%s", (kind, title, text) => {
    const message = messageOf(buildNews({ kind, detail: "12 pods to move." }), URL_OF_CONSOLE);
    expect(message).toEqual({ title, text, link: `${URL_OF_CONSOLE}/clusters/harbor/nodes/worker-1` });
  });

  it("lets no reason forge a line, or turn round what follows it", () => {
    const reason = "disk\r\nBcc: eve@example.com \u202etxt";
    const { title, text } = messageOf(buildNews({ kind: "started", reason, detail: "x" }), undefined);
    expect(`${title}${text}`).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).toContain("eve@example.com");
  });

  it("has no link when nobody said where the console is", () => {
    expect(messageOf(buildNews(), undefined).link).toBeUndefined();
    expect(testMessage("Mira", undefined).link).toBeUndefined();
  });

  it("keeps a strange name within its part of the link", () => {
    const news = buildNews({ node: "../x?y#z", cluster: { id: "a/b", name: "" } });
    expect(messageOf(news, URL_OF_CONSOLE).link).toBe(
      `${URL_OF_CONSOLE}/clusters/a%2Fb/nodes/..%2Fx%3Fy%23z`,
    );
  });

  it.each([
    ["new disk", "new disk."],
    ["new disk.", "new disk."],
    ["new disk?", "new disk?"],
  ])("ends the reason %j as a sentence", (reason, ended) => {
    expect(messageOf(buildNews({ kind: "ended", reason, detail: "-" }), undefined).text).toBe(
      `- Mira: ${ended}`,
    );
  });

  it.each(NEWS_KINDS)("%s has a word and a meaning", (kind) => {
    expect(newsWord[kind]).toMatch(/^[A-Z][a-z ]+$/);
    expect(newsMeaning[kind]).toMatch(/^[A-Z].*\.$/);
  });
});

describe("testMessage", () => {
  it("says who tests, and leads to the channels", () => {
    expect(testMessage("Mira", URL_OF_CONSOLE)).toEqual({
      title: "Test from Drydock",
      text: "Mira tests this channel. News of maintenances will come here.",
      link: `${URL_OF_CONSOLE}/notifications`,
    });
  });
});

describe("wants", () => {
  it.each<[string, Wishes, boolean]>([
    ["each cluster", { events: ["blocked"] }, true],
    ["this cluster", { events: ["blocked"], clusters: ["harbor", "quay"] }, true],
    ["another cluster", { events: ["blocked"], clusters: ["quay"] }, false],
    ["no cluster", { events: ["blocked"], clusters: [] }, false],
    ["another event", { events: ["complete", "failed"] }, false],
    ["no event", { events: [] }, false],
    ["several events", { events: ["complete", "blocked"] }, true],
  ])("a channel of %s: %o %s", (_, wishes, wanted) => {
    expect(wants(wishes, buildNews())).toBe(wanted);
  });

  it("is asked about everything that is recorded, but going on", () => {
    expect(OUTCOMES.filter((outcome) => !isNews(outcome))).toEqual(["goes-on"]);
    expect(OUTCOMES.filter(isNews)).toEqual([...NEWS_KINDS]);
  });
});
