import { expect, test } from "vitest";
import { readKubeconfigFile } from "./kubeconfig-file";

const TEXT = "apiVersion: v1\nkind: Config\n";
const utf16 = (text: string, ...begin: number[]) =>
  Buffer.concat([Buffer.from(begin), Buffer.from(text, "utf16le")]);

test.each([
  ["as it is", Buffer.from(TEXT)],
  ["with the mark of UTF-8", Buffer.from(`\ufeff${TEXT}`)],
  ["as Windows PowerShell writes it", utf16(TEXT, 0xff, 0xfe)],
  ["the other way round", utf16(TEXT, 0xff, 0xfe).swap16()],
])("reads a file %s", async (_, bytes) => {
  expect(await readKubeconfigFile(new File([bytes], "config"))).toEqual({ text: TEXT });
});

test("reads nothing of a file that is too large, and says how large it may be", async () => {
  const arrayBuffer = () => expect.unreachable();
  expect(await readKubeconfigFile({ name: "disk.img", size: 5 * 1024 ** 3, arrayBuffer })).toEqual({
    fact: "disk.img was not read.",
    detail: "It has 5,242,880 KiB, a kubeconfig 256 KiB at most. Choose another file.",
  });
});

test("says that a file could not be opened", async () => {
  const arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  expect(await readKubeconfigFile({ name: "config", size: 9, arrayBuffer })).toMatchObject({
    fact: "config was not read.",
    detail: expect.stringContaining("could not open it"),
  });
});
