"use client";
import { Copy } from "lucide-react";
import { copyText } from "./copy-text";
import { IconButton } from "./icon-button";

/** Takes a text along. `what` is what it is: "Command". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <IconButton
      bordered
      icon={<Copy aria-hidden size={14} strokeWidth={2} />}
      label={`Copy ${what.toLowerCase()}`}
      onClick={() => void copyText(text, what)}
    />
  );
}
