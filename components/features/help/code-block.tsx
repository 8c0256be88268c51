import { CopyButton } from "@/components/ui/copy-button";

/** Code as it is written, with a way to take it along; long lines scroll. */
export function CodeBlock({ text, language }: { text: string; language: string }) {
  const command = language === "bash" || language === "sh";
  return (
    <div className="my-4 flex rounded-control border bg-surface-2">
      <pre
        className="min-w-0 flex-1 overflow-x-auto rounded-control py-3 pl-4 font-object leading-5"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
      >
        <code>{text}</code>
      </pre>
      <div className="p-2">
        <CopyButton text={text} what={command ? "Command" : "Text"} />
      </div>
    </div>
  );
}
