import type { Problem } from "@/lib/contracts/problem";
import { errorOf, offlineError } from "./api-error";

/** Saves what an address answers under a name; or tells the problem, where a plain link would show its text. */
export async function downloadFile(
  href: string,
  name: string,
): Promise<{ expiresAt?: string } | { problem: Problem }> {
  let response: Response;
  try {
    response = await fetch(href, { credentials: "same-origin" });
  } catch (cause) {
    return { problem: offlineError(cause).problem };
  }
  if (!response.ok) return { problem: (await errorOf(response)).problem };
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return { expiresAt: response.headers.get("x-drydock-expires") ?? undefined };
}
