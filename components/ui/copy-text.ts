"use client";
import { notify } from "./toast";

/** Puts text on the clipboard and says so. `what` is the object of the sentence: "Node name". */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify.done({ title: `${what} copied`, text });
  } catch {
    notify.failed({
      title: `${what} was not copied`,
      text: `The browser does not give this page the clipboard. Copy it from here: ${text}`,
    });
  }
}
