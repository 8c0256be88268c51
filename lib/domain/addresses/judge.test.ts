import { describe, expect, test } from "vitest";
import { parseAddress, parseNetwork } from "./address";
import { judgeAddress, parseNetworks } from "./judge";

function networks(text: string) {
  const found = parseNetworks(text);
  if ("wrong" in found) throw new Error(found.wrong);
  return found;
}

const EVERYTHING = networks("0.0.0.0/0 ::/0");
const isAllowed = (address: string, allowed = "") =>
  judgeAddress(address, networks(allowed), "cluster").allowed;

describe("addresses that nobody may open", () => {
  test.each([
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "169.254.1.1",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "fe80::1",
    "febf:ffff::1",
    "ff02::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "fd00:42::42",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "::ffff:0:169.254.169.254",
    "::169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
    "2001:0:0:0:0:0:5601:5601",
    "2001:db8::5efe:169.254.169.254",
    "2001:db8::200:5efe:169.254.169.254",
    "::ffff:0.0.0.0",
  ])("%s", (address) => {
    expect(judgeAddress(address, EVERYTHING, "cluster")).toMatchObject({ allowed: false });
  });
});

describe("addresses that an administrator opens", () => {
  test.each([
    ["127.0.0.1", "127.0.0.0/8"],
    ["127.255.0.9", "127.0.0.0/8"],
    ["::1", "::1"],
    ["10.1.2.3", "10.0.0.0/8"],
    ["172.16.0.1", "172.16.0.0/12"],
    ["172.31.255.255", "172.16.0.0/12"],
    ["192.168.0.10", "192.168.0.0/24"],
    ["100.64.0.1", "100.64.0.0/10"],
    ["198.18.0.1", "198.18.0.0/15"],
    ["240.0.0.1", "240.0.0.0/4"],
    ["fd12:3456::1", "fd00::/8"],
    ["fec0::1", "fec0::/10"],
    ["2001:db8::1", "2001:db8::/32"],
    ["64:ff9b:1::1", "64:ff9b:1::/48"],
    ["::ffff:127.0.0.1", "127.0.0.0/8"],
    ["::ffff:7f00:1", "127.0.0.0/8"],
    ["::127.0.0.1", "127.0.0.0/8"],
    ["64:ff9b::10.0.0.1", "10.0.0.0/8"],
    ["2002:0a00:0001::", "10.0.0.0/8"],
    ["2001:0:4136:e378:8000:63bf:f5ff:fffe", "10.0.0.1"],
  ])("%s only with %s", (address, network) => {
    expect(isAllowed(address)).toBe(false);
    expect(isAllowed(address, "203.0.113.0/24, fc00::/16")).toBe(false);
    expect(isAllowed(address, network)).toBe(true);
  });

  const add = "Add its network to DRYDOCK_ALLOWED_NETWORKS and start the console again, or";
  const outside = (what: string) => `Use the address at which the ${what} is reached from outside.`;

  test.each([
    ["cluster", "10.1.2.3", "clusters may be in", `${add} give the cluster in KUBECONFIG.`],
    ["cluster", "169.254.169.254", "the metadata service", outside("API server")],
    [
      "receiver",
      "10.1.2.3",
      "receivers of notifications may be in",
      `${add} use an address outside of private networks.`,
    ],
    ["receiver", "169.254.169.254", "the metadata service", outside("receiver")],
  ] as const)(
    "the refusal of a %s at %s says what the address is and what to do",
    (addressee, address, why, todo) => {
      expect(judgeAddress(address, [], addressee)).toEqual({
        allowed: false,
        why: expect.stringMatching(new RegExp(`^${address} is .*${why}`)),
        todo,
      });
    },
  );
});

describe("addresses that need nobody", () => {
  test.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:0808:0808::1",
  ])("%s", (address) => {
    expect(isAllowed(address)).toBe(true);
  });
});

describe("what is no address is refused", () => {
  test.each([
    "",
    "localhost",
    "1.2.3",
    "1.2.3.4.5",
    "01.2.3.4",
    "0x7f.0.0.1",
    "256.1.1.1",
    "2130706433",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "12345::",
    "g::",
    "fe80::1%eth0",
    "::ffff:1.2.3",
    "1.2.3.4::",
    "[::1]",
  ])("%j", (text) => {
    expect(parseAddress(text)).toBeUndefined();
    expect(isAllowed(text, "0.0.0.0/0 ::/0")).toBe(false);
  });
});

describe("addresses are read as the standard writes them", () => {
  test.each([
    ["0.0.0.1", 1n],
    ["255.255.255.255", 0xffff_ffffn],
    ["::1", 1n],
    ["1::", 1n << 112n],
    ["::1.2.3.4", 0x0102_0304n],
    ["1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004_0005_0006_0007_0008n],
    ["1:2:3:4:5:6:7::", 0x0001_0002_0003_0004_0005_0006_0007_0000n],
    ["ABCD::", 0xabcdn << 112n],
  ])("%s", (text, value) => {
    expect(parseAddress(text)?.value).toBe(value);
  });
});

describe("networks of the setting", () => {
  test.each(["10.0.0.0/8", "10.1.2.3", "0.0.0.0/0", "fd00::/8", "::/0", " 127.0.0.0/8 "])("%s", (text) => {
    expect(parseNetwork(text)).toBeDefined();
  });

  test.each([
    "10.0.0.1/8",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "fd00::1/8",
    "fd00::/129",
    "lan",
    "/8",
  ])("not %s", (text) => {
    expect(parseNetwork(text)).toBeUndefined();
    expect(parseNetworks(`127.0.0.0/8,${text}`)).toMatchObject({ wrong: expect.any(String) });
  });

  test("several, however they are separated; none for nothing", () => {
    expect(parseNetworks("10.0.0.0/8, 127.0.0.0/8\nfd00::/8")).toHaveLength(3);
    expect(parseNetworks(" ")).toEqual([]);
  });
});
