"use client";
import { Select } from "@/components/ui/select";
import type { ViewState } from "./view-state";

interface TimeSelectProps {
  time: ViewState["time"];
  onTime: (time: ViewState["time"]) => void;
}

/** How far back events are shown. */
export function TimeSelect({ time, onTime }: TimeSelectProps) {
  return (
    <Select
      items={[
        { value: "", label: "All that are kept" },
        { value: "5m", label: "Last 5 minutes" },
        { value: "15m", label: "Last 15 minutes" },
        { value: "1h", label: "Last hour" },
      ]}
      label="Time"
      onValueChange={onTime}
      quiet
      value={time}
    />
  );
}
