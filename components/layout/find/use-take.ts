"use client";
import { usePathname, useRouter } from "next/navigation";
import { downloadKubeconfig } from "@/components/layout/download-kubeconfig";
import { setFindOpen } from "@/components/layout/find-open";
import { setPreference, toggleTheme, usePreference } from "@/components/layout/preferences";
import { copyText } from "@/components/ui/copy-text";
import type { Choice } from "./entry";

/** Carries out what was chosen, and closes. */
export function useTake(onKeys: () => void): (choice: Choice) => void {
  const router = useRouter();
  const path = usePathname();
  const density = usePreference("density");
  return (choice) => {
    setFindOpen(false);
    switch (choice.does) {
      case "go":
        // A dialog on the page where one is already is no step that the way back should take.
        if (choice.href.split("?")[0] === path) return router.replace(choice.href);
        return router.push(choice.href);
      case "copy":
        return void copyText(choice.text, choice.what);
      case "kubeconfig":
        return void downloadKubeconfig(choice.href, choice.file);
      case "theme":
        return toggleTheme();
      case "density":
        return setPreference("density", density === "compact" ? "comfortable" : "compact");
      case "keys":
        return onKeys();
    }
  };
}
