import { describe, expect, it } from "vitest";
import { ChannelBody, ChannelChange, ChannelRequest } from "@/lib/contracts/channel";
import { NEWS_KINDS } from "@/lib/domain/notifications/news";
import {
  addRequest,
  type ChannelDraft,
  changeRequest,
  draftOf,
  FRESH,
  isUnencrypted,
  missingIn,
  withCluster,
  withEvent,
} from "./channel-draft";

const HOOK = { ...FRESH, name: "Operations", address: "https://hooks.example.com/a?b=c" };
const MAIL: ChannelDraft = {
  ...FRESH,
  kind: "email",
  name: "Nights",
  address: "a@example.com, b@example.com",
};
const CHAT: ChannelDraft = { ...HOOK, kind: "slack" };

it.each<[ChannelDraft, boolean]>([
  [HOOK, false],
  [{ ...HOOK, address: " HTTP://10.0.0.7/hook" }, true],
  [{ ...CHAT, address: "http://chat.example.com/x" }, true],
  [{ ...CHAT, address: "httpx" }, false],
  [{ ...MAIL, address: "http:@example.com" }, false],
])("%o goes out unencrypted: %s", (draft, expected) => {
  expect(isUnencrypted(draft)).toBe(expected);
});

describe("missingIn", () => {
  it.each<[string, ChannelDraft, boolean, string | undefined]>([
    ["a whole webhook", HOOK, true, undefined],
    ["a whole chat", CHAT, true, undefined],
    ["whole mail", MAIL, true, undefined],
    ["no name", { ...HOOK, name: " " }, true, "A name is needed."],
    ["no address of a new one", { ...HOOK, address: " " }, true, "An address is needed."],
    ["no address of one that has its own", { ...HOOK, address: "" }, false, undefined],
    ["another scheme", { ...HOOK, address: "ftp://x" }, true, "The address begins with https:// or http://."],
    [
      "a scheme alone",
      { ...HOOK, address: "https://" },
      false,
      "The address begins with https:// or http://.",
    ],
    ["nobody", { ...MAIL, address: " , " }, true, "An e-mail address is needed."],
    ["nobody any more", { ...MAIL, address: "" }, false, "An e-mail address is needed."],
    ["one that is none", { ...MAIL, address: "a@example.com; b@" }, true, "b@ is no e-mail address."],
    ["no event", { ...HOOK, events: [] }, true, "Choose at least one event."],
    ["no cluster", { ...HOOK, clusters: [] }, true, "Choose at least one cluster."],
    ["one cluster", { ...HOOK, clusters: ["harbor"] }, true, undefined],
  ])("of %s", (_, draft, isNew, missing) => {
    expect(missingIn(draft, isNew)).toBe(missing);
  });
});

describe("what is sent", () => {
  it.each<[string, ChannelDraft]>([
    ["a webhook", HOOK],
    ["a chat for one cluster", { ...CHAT, clusters: ["harbor"] }],
    ["mail for one event", { ...MAIL, events: ["failed"] }],
  ])("to add %s is what the console takes", (_, draft) => {
    expect(ChannelRequest.parse(addRequest(draft))).toEqual(addRequest(draft));
    expect(ChannelChange.parse(changeRequest(draft))).toEqual(changeRequest(draft));
  });

  it("to change a webhook leaves an address out that nobody gave, and takes each cluster for null", () => {
    expect(changeRequest({ ...HOOK, address: " " })).toEqual({
      name: "Operations",
      events: [...NEWS_KINDS],
      clusters: null,
    });
    expect(changeRequest({ ...HOOK, clusters: ["harbor"] })).toMatchObject({
      url: HOOK.address,
      clusters: ["harbor"],
    });
  });

  it("to somebody who is named twice goes once", () => {
    expect(addRequest({ ...MAIL, address: "a@example.com;a@example.com\nb@example.com" })).toMatchObject({
      recipients: ["a@example.com", "b@example.com"],
    });
  });
});

it("a form shows again whom mail reaches, and never where a webhook goes", () => {
  const body: ChannelBody = ChannelBody.parse({
    id: "1",
    kind: "slack",
    name: "Operations",
    target: "https://hooks.example.com/…",
    events: ["failed"],
    enabled: true,
    createdBy: "Mira",
    createdAt: "2026-11-21T12:00:00.000Z",
  });
  expect(draftOf(body)).toMatchObject({ kind: "slack", name: "Operations", address: "", events: ["failed"] });
  expect(draftOf({ ...body, kind: "email", target: "a@example.com" }).address).toBe("a@example.com");
});

describe("choosing", () => {
  it("keeps events in their order", () => {
    expect(withEvent(["failed", "started"], "blocked", true)).toEqual(["started", "blocked", "failed"]);
    expect(withEvent(["failed", "started"], "failed", false)).toEqual(["started"]);
    expect(withEvent(["failed"], "failed", true)).toEqual(["failed"]);
  });

  it("adds a cluster once, and takes it back", () => {
    expect(withCluster(["a"], "b", true)).toEqual(["a", "b"]);
    expect(withCluster(["a"], "a", true)).toEqual(["a"]);
    expect(withCluster(["a", "b"], "a", false)).toEqual(["b"]);
  });
});
