"use client";
import { FileUp } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { alreadyWords } from "./trial-rows";
import { TrialTable } from "./trial-table";
import type { Pasted } from "./use-pasted";

/** Paste or upload, choose a context, read what speaks against it, test it. `adding`: it is meant to be a new cluster's. */
export function PasteKubeconfig({ pasted, adding = false }: { pasted: Pasted; adding?: boolean }) {
  const { text, setText, setFile, refused, contexts, context, choose, error, test, credential } = pasted;
  const already = adding && test.data ? alreadyWords(test.data) : undefined;
  const file = useRef<HTMLInputElement>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picked] = target.files ?? [];
    if (picked) await setFile(picked);
    // The same file, mended, may be chosen once more.
    target.value = "";
  };
  return (
    <>
      <TextArea
        autoComplete="off"
        className="font-object"
        hint="What this prints: kubectl config view --minify --flatten --raw. It is sealed, and never shown again."
        label="Kubeconfig"
        onChange={(event) => setText(event.target.value)}
        rows={7}
        spellCheck={false}
        value={text}
      />
      <input
        accept=".yaml,.yml,.conf,.kubeconfig,.json,*"
        aria-label="Kubeconfig file"
        className="sr-only"
        onChange={read}
        ref={file}
        tabIndex={-1}
        type="file"
      />
      <div className="flex flex-wrap items-end gap-3">
        <Button
          icon={<FileUp aria-hidden size={16} strokeWidth={1.75} />}
          onClick={() => file.current?.click()}
        >
          Choose a file
        </Button>
        {contexts.length > 1 && context ? (
          <Select
            items={contexts.map(({ name, refusals }) => ({
              value: name,
              label: refusals.length > 0 ? `${name} (refused)` : name,
            }))}
            label="Context"
            onValueChange={choose}
            value={context.name}
          />
        ) : null}
      </div>
      {refused ? (
        <div role="alert">
          <Banner {...refused} state="failed" />
        </div>
      ) : null}
      {context && context.refusals.length > 0 ? (
        <div aria-label="Refused" className="flex flex-col gap-2" role="alert">
          {context.refusals.map(({ at, why, todo }) => (
            <Banner detail={`${why} ${todo}`} fact={`Refused: ${at}.`} key={at + why} state="failed" />
          ))}
        </div>
      ) : null}
      <DialogFailure error={error ?? test.error} />
      {credential && context ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            onClick={() => test.mutate(credential)}
            refused={test.isPending ? "Asking the cluster." : undefined}
          >
            Test connection
          </Button>
          <p className="min-w-0 flex-1 text-meta text-text-2 [overflow-wrap:anywhere]">
            {test.isPending ? "Asking" : "Asks"} {context.server} who this credential is and what it may.
            Changes nothing.
          </p>
        </div>
      ) : null}
      {already ? <Banner detail={already.detail} fact={already.fact} state="blocked" /> : null}
      {test.data ? <TrialTable trial={test.data} /> : null}
    </>
  );
}
