import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { SealError } from "@/lib/operations/store-ports/sealer";
import { createSealer, KeyError, openKeyring } from ".";
import { newKeyText, parseKeys } from "./key";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "drydock-keys-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function sealerWith(keys: string) {
  return createSealer(openKeyring({ DRYDOCK_DATA: "unused", DRYDOCK_KEY: keys }));
}

describe("sealing", () => {
  test("opens what it sealed, and shows nothing of it", () => {
    const sealer = sealerWith(newKeyText());
    const sealed = sealer.seal("token of ørsted", "cluster/east");
    expect(sealer.open(sealed, "cluster/east")).toBe("token of ørsted");
    expect(Buffer.from(sealed.bytes).includes("token")).toBe(false);
  });

  test("seals the same text differently each time", () => {
    const sealer = sealerWith(newKeyText());
    expect(sealer.seal("same", "a").bytes).not.toEqual(sealer.seal("same", "a").bytes);
  });

  test("does not open under the name of something else: rows can't be exchanged", () => {
    const sealer = sealerWith(newKeyText());
    const sealed = sealer.seal("secret", "cluster/east");
    expect(() => sealer.open(sealed, "cluster/west")).toThrow(SealError);
  });

  test.each([
    ["nothing", (bytes: Buffer) => bytes.subarray(0, 0)],
    ["only its head", (bytes: Buffer) => bytes.subarray(0, 28)],
    ["another version", (bytes: Buffer) => Buffer.concat([Buffer.of(2), bytes.subarray(1)])],
    ["a changed nonce", (bytes: Buffer) => flipped(bytes, 3)],
    ["a changed tag", (bytes: Buffer) => flipped(bytes, 20)],
    ["a changed text", (bytes: Buffer) => flipped(bytes, 30)],
    ["a cut text", (bytes: Buffer) => bytes.subarray(0, -1)],
  ])("does not open %s", (_what, change) => {
    const sealer = sealerWith(newKeyText());
    const { bytes, keyId } = sealer.seal("secret", "x");
    expect(() => sealer.open({ bytes: change(Buffer.from(bytes)), keyId }, "x")).toThrow(
      /does not open with its key/,
    );
  });

  test("names the key that is missing, and opens again once it is back", () => {
    const [old, other] = [newKeyText(), newKeyText()];
    const sealed = sealerWith(old).seal("secret", "x");
    expect(() => sealerWith(other).open(sealed, "x")).toThrow(sealed.keyId);
    expect(sealerWith(`${other},${old}`).open(sealed, "x")).toBe("secret");
  });

  test("the first of several keys seals", () => {
    const [fresh, old] = [newKeyText(), newKeyText()];
    const both = sealerWith(`${fresh} ${old}`);
    expect(sealerWith(fresh).open(both.seal("secret", "x"), "x")).toBe("secret");
    expect(both.keyId()).toBe(parseKeys(fresh, "test")[0].id);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe("keys", () => {
  test.each([
    ["nothing", " \n"],
    ["a password", "correct horse"],
    ["16 bytes", Buffer.alloc(16).toString("base64")],
    ["33 bytes", Buffer.alloc(33).toString("base64")],
    ["no base64", `${"*".repeat(43)}=`],
    ["a second that is none", `${newKeyText()},short`],
  ])("refuses %s, without repeating it", (_what, text) => {
    const attempt = () => openKeyring({ DRYDOCK_DATA: "unused", DRYDOCK_KEY: text });
    expect(attempt).toThrow(KeyError);
    expect(attempt).toThrow(/DRYDOCK_KEY.*openssl rand/);
    expect(attempt).not.toThrow(/horse|short/);
  });

  test("are made once in the data folder, for its owner only", () => {
    const DRYDOCK_DATA = join(folder(), "data");
    const first = openKeyring({ DRYDOCK_DATA });
    expect(first.all()).toEqual([]);
    const key = first.current();
    expect(statSync(join(DRYDOCK_DATA, "key")).mode & 0o777).toBe(0o600);
    expect(openKeyring({ DRYDOCK_DATA }).current()).toEqual(key);
  });

  test("two consoles that start at once have one", () => {
    const DRYDOCK_DATA = folder();
    const [one, two] = [openKeyring({ DRYDOCK_DATA }), openKeyring({ DRYDOCK_DATA })];
    expect(one.current()).toEqual(two.current());
  });

  test("a named file that is missing or wrong ends the start and is named", () => {
    const DRYDOCK_DATA = folder();
    const path = join(DRYDOCK_DATA, "secret");
    expect(() => openKeyring({ DRYDOCK_DATA, DRYDOCK_KEY_FILE: path })).toThrow(
      `${path} can't be read (ENOENT)`,
    );
    writeFileSync(path, "wrong");
    expect(() => openKeyring({ DRYDOCK_DATA, DRYDOCK_KEY_FILE: path })).toThrow(path);
    writeFileSync(path, newKeyText());
    expect(openKeyring({ DRYDOCK_DATA, DRYDOCK_KEY_FILE: path }).all()).toHaveLength(1);
  });

  test("a running console finds a key that another process added", () => {
    const DRYDOCK_DATA = folder();
    const running = openKeyring({ DRYDOCK_DATA });
    const sealed = createSealer(running).seal("before", "x");
    const command = openKeyring({ DRYDOCK_DATA });
    const added = command.add();
    const anew = createSealer(command).seal("after", "x");
    expect(anew.keyId).toBe(added.id);
    expect(createSealer(running).open(anew, "x")).toBe("after");
    expect(createSealer(command).open(sealed, "x")).toBe("before");
  });

  test("a running console seals with the key that another process made the first one", () => {
    const DRYDOCK_DATA = folder();
    const running = openKeyring({ DRYDOCK_DATA });
    running.current();
    const command = openKeyring({ DRYDOCK_DATA });
    const added = command.add();
    // Nothing was sealed yet: the old key is in no file any more.
    command.keep(new Set());
    const sealed = createSealer(running).seal("after", "x");
    expect(sealed.keyId).toBe(added.id);
    expect(createSealer(openKeyring({ DRYDOCK_DATA })).open(sealed, "x")).toBe("after");
  });

  test("that were taken away are asked for, and no others made in their place", () => {
    const DRYDOCK_DATA = folder();
    const running = openKeyring({ DRYDOCK_DATA });
    running.current();
    rmSync(join(DRYDOCK_DATA, "key"));
    expect(() => createSealer(running).seal("after", "x")).toThrow(/taken away\. Put it back/);
    expect(existsSync(join(DRYDOCK_DATA, "key"))).toBe(false);
  });

  test("what is kept are those still needed and the one that seals", () => {
    const DRYDOCK_DATA = folder();
    const keyring = openKeyring({ DRYDOCK_DATA });
    const oldest = keyring.current();
    const older = keyring.add();
    const newest = keyring.add();
    keyring.keep(new Set([older.id]));
    const ids = openKeyring({ DRYDOCK_DATA })
      .all()
      .map(({ id }) => id);
    expect(ids).toEqual([newest.id, older.id]);
    expect(readFileSync(join(DRYDOCK_DATA, "key"), "utf8")).not.toContain(oldest.bytes.toString("base64"));
  });

  test("from the environment can't be added to", () => {
    expect(() => openKeyring({ DRYDOCK_DATA: "unused", DRYDOCK_KEY: newKeyText() }).add()).toThrow(
      /Put a new key before the old one/,
    );
  });
});
