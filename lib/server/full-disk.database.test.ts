import { expect, it } from "vitest";
import { toldOnSmallDisk } from "./testing/on-small-disk";

it("a full disk refuses what begins, in words, and nothing else; and is over when there is room", () => {
  const refused = {
    title: "The console's database does not take records",
    why: expect.stringMatching(/^its disk is full, since 20.*Z\.$/),
    todo: "Nothing was changed. Running maintenances go on. Bring the database back, then try again.",
  };
  expect(toldOnSmallDisk("small-disk.ts")).toEqual({
    before: "done",
    // A table can't grow: what is there can still be read.
    full: { state: "full", why: "its disk is full" },
    refused,
    read: [{ node: "a", ended: false }],
    ended: "done",
    recorded: [{ node: "a", ended: true }],
    again: "done",
    // The server itself can't write, and ends: it is started until there is room.
    gone: { state: "away", why: "its disk is full" },
    refusedThen: refused,
    endedThen: "done",
    recordedThen: expect.arrayContaining([{ node: "b", ended: true }]),
  });
}, 300_000);

it("a console that starts on a full disk says so and leaves nothing half done; with room it starts, and knows what it knew", () => {
  const refused = expect.stringMatching(
    /^The console does not start: no room is left on the disk of \/\S+\/data\. Make room there, then start it again\. .*no space left on device/is,
  );
  expect(toldOnSmallDisk("start-on-full-disk.ts")).toEqual({
    fresh: refused,
    left: [],
    first: "started",
    full: refused,
    again: "started",
    known: 200,
    identities: 1,
  });
}, 300_000);
