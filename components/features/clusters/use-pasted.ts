"use client";
import { useEffect, useState } from "react";
import { useInspect, useTestCredential } from "@/lib/client/manage-clusters";
import { type FileRefusal, readKubeconfigFile } from "./kubeconfig-file";

/** After the last key; a paste is one. */
const SETTLE_MS = 300;

/** A kubeconfig that is pasted or uploaded: what it holds, which context is chosen, and what its cluster says. */
export function usePasted() {
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<FileRefusal>();
  const [chosen, setChosen] = useState<string>();
  const { mutate: inspect, reset, data, error } = useInspect();
  const test = useTestCredential();
  const forget = test.reset;
  useEffect(() => {
    reset();
    forget();
    setChosen(undefined);
    if (text.trim() === "") return;
    const timer = setTimeout(() => inspect(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, inspect, reset, forget]);

  const contexts = data?.contexts ?? [];
  const usable = contexts.filter(({ refusals }) => refusals.length === 0);
  const name =
    chosen ?? usable.find((one) => one.name === data?.current)?.name ?? usable[0]?.name ?? contexts[0]?.name;
  const context = contexts.find((one) => one.name === name);
  const ready = context !== undefined && context.refusals.length === 0;
  const paste = (next: string) => {
    setRefused(undefined);
    setText(next);
  };
  return {
    text,
    setText: paste,
    async setFile(file: File) {
      const found = await readKubeconfigFile(file);
      if ("text" in found) paste(found.text);
      else setRefused(found);
    },
    /** Of a file that was chosen and not read. */
    refused,
    contexts,
    context,
    choose(next: string) {
      setChosen(next);
      forget();
    },
    error,
    test,
    /** What is sent; undefined while nothing can be. */
    credential: ready ? { kubeconfig: text, context: context.name } : undefined,
    clear: () => paste(""),
  };
}

export type Pasted = ReturnType<typeof usePasted>;
