import { MOST_KIB } from "@/lib/contracts/manage-cluster";

/** A file that is not read: what happened, why, and what to do. */
export interface FileRefusal {
  fact: string;
  detail: string;
}

/** How texts begin that are in UTF-16, as Windows PowerShell writes them into a file. */
const UTF_16 = { "255,254": "utf-16le", "254,255": "utf-16be" } as const;

function encodingOf([first, second]: Uint8Array): string {
  const begin = `${first},${second}`;
  return begin in UTF_16 ? UTF_16[begin as keyof typeof UTF_16] : "utf-8";
}

/** The text of a file that somebody chose, which may be any file: a large one would hold up the page for nothing. */
export async function readKubeconfigFile(
  file: Pick<File, "name" | "size" | "arrayBuffer">,
): Promise<{ text: string } | FileRefusal> {
  const fact = `${file.name} was not read.`;
  if (file.size > MOST_KIB * 1024) {
    const kib = Math.ceil(file.size / 1024).toLocaleString("en");
    return { fact, detail: `It has ${kib} KiB, a kubeconfig ${MOST_KIB} KiB at most. Choose another file.` };
  }
  const bytes = await file.arrayBuffer().then(
    (found) => new Uint8Array(found),
    () => undefined,
  );
  if (!bytes)
    return { fact, detail: "The browser could not open it. Check that it is there still, and a file." };
  return { text: new TextDecoder(encodingOf(bytes)).decode(bytes) };
}
