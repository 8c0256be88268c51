import { describe, expect, it } from "vitest";
import { formatSeen } from "@/components/ui/clock";
import type { DeliveryBody } from "@/lib/contracts/channel";
import { NEWS_KINDS } from "@/lib/domain/notifications/news";
import { clustersWords, deliveryWords, eventsWords, forgottenWords } from "./notification-words";

const NOW = new Date("2026-11-21T12:00:00Z");
const AT = "2026-11-21T12:00:40.000Z";
const clock = formatSeen(new Date(AT), NOW);

const delivery = (over: Partial<DeliveryBody>): DeliveryBody => ({
  id: 1,
  channel: "c1",
  event: "blocked",
  node: "worker-1",
  cluster: "Harbor",
  state: "waiting",
  attempts: 0,
  createdAt: NOW.toISOString(),
  nextAt: AT,
  ...over,
});

describe("what became of a message", () => {
  it.each<[string, Partial<DeliveryBody>, boolean, string, string | undefined]>([
    ["fresh", {}, true, "Waits for its first try", undefined],
    ["on its way", { attempts: 1 }, true, "Being sent", undefined],
    [
      "failed once",
      { attempts: 1, lastError: "It answered 500" },
      true,
      `Waits, try 2 at ${clock}`,
      "It answered 500.",
    ],
    ["off", { attempts: 1, lastError: "No." }, false, "Waits: the channel is off", "No."],
    ["taken", { state: "delivered", attempts: 1, endedAt: AT }, true, `Delivered ${clock}`, undefined],
    [
      "taken late",
      { state: "delivered", attempts: 3, endedAt: AT },
      false,
      `Delivered ${clock}, at try 3`,
      undefined,
    ],
    [
      "given up",
      { state: "given-up", attempts: 12, endedAt: AT, lastError: "Nothing listens there." },
      true,
      `Given up ${clock}, after 12 tries`,
      "Nothing listens there.",
    ],
  ])("%s", (_, over, on, word, why) => {
    expect(deliveryWords(delivery(over), on, NOW)).toMatchObject({ word });
    expect(deliveryWords(delivery(over), on, NOW).why).toBe(why);
  });

  it("a shape and a colour of its own for each end", () => {
    const states = [
      delivery({ state: "delivered" }),
      delivery({ state: "given-up" }),
      delivery({ attempts: 2, lastError: "x" }),
    ].map((each) => deliveryWords(each, true, NOW).state);
    expect(states).toEqual(["healthy", "failed", "blocked"]);
  });
});

it("events are named, all of them by one word", () => {
  expect(eventsWords(NEWS_KINDS)).toBe("Each event");
  expect(eventsWords(["blocked", "forgotten"])).toBe("Blocked, Left in maintenance");
});

it("clusters are named, one that is gone by its id", () => {
  expect(clustersWords(undefined, new Map())).toBe("Each cluster");
  expect(clustersWords(["a", "b"], new Map([["a", "Harbor"]]))).toBe("Harbor, b");
});

it.each([
  [0, "Nobody is reminded"],
  [1, "in maintenance for 1 hour counts"],
  [36, "in maintenance for 36 hours counts"],
])("%d hours until a maintenance counts as left", (hours, words) => {
  expect(forgottenWords(hours)).toContain(words);
});
