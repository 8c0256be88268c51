"use client";
import { Select } from "@/components/ui/select";
import type { ViewState } from "./view-state";

interface ShowSelectProps {
  show: ViewState["show"];
  onShow: (show: ViewState["show"]) => void;
}

/** Whether the history shows its runs, or how long they took. */
export function ShowSelect({ show, onShow }: ShowSelectProps) {
  return (
    <Select
      items={[
        { value: "runs", label: "Each run" },
        { value: "times", label: "Run times" },
      ]}
      label="Show"
      onValueChange={onShow}
      quiet
      value={show}
    />
  );
}
