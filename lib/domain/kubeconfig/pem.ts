const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END \1-----/g;
const KEY_LABELS = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

interface Block {
  label: string;
  text: string;
}

function decoded(base64: string): string | undefined {
  const joined = base64.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(joined)) return undefined;
  try {
    return atob(joined);
  } catch {
    return undefined;
  }
}

/** The blocks of PEM in base64, each written anew; whatever stands between them is left out. */
function blocksOf(base64: string): Block[] {
  return [...(decoded(base64) ?? "").matchAll(BLOCK)].map(([, label = "", body = ""]) => ({
    label,
    text: `-----BEGIN ${label}-----\n${body.trim()}\n-----END ${label}-----\n`,
  }));
}

/** PEM of the certificates in base64, or why there are none. */
export function certificatesIn(base64: string): { pem: string } | { why: string } {
  const blocks = blocksOf(base64);
  if (blocks.length === 0) return { why: "It holds no PEM certificate in base64." };
  const other = blocks.find(({ label }) => label !== "CERTIFICATE");
  if (other) return { why: `It holds a ${other.label} beside certificates.` };
  return { pem: blocks.map(({ text }) => text).join("") };
}

/** PEM of the one private key in base64, or why there is none. */
export function privateKeyIn(base64: string): { pem: string } | { why: string } {
  // openssl writes the curve before a key of the old format; the key holds it too.
  const blocks = blocksOf(base64).filter(({ label }) => label !== "EC PARAMETERS");
  const [key, ...others] = blocks;
  if (key === undefined) return { why: "It holds no PEM private key in base64." };
  if (key.label === "ENCRYPTED PRIVATE KEY") {
    return { why: "The key is protected by a passphrase, which nobody could enter." };
  }
  if (others.length > 0 || !KEY_LABELS.includes(key.label)) {
    return { why: "It holds something else than one private key." };
  }
  return { pem: key.text };
}
