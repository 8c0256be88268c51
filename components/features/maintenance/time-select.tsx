"use client";
import { Select } from "@/components/ui/select";
import { PERIODS, type Period, type RunsFilter } from "./view-state";

interface TimeSelectProps {
  time: RunsFilter["time"];
  onTime: (time: RunsFilter["time"]) => void;
}

const periods = Object.entries(PERIODS) as [Period, number][];

/** How far back the history goes, by when a maintenance began. */
export function TimeSelect({ time, onTime }: TimeSelectProps) {
  return (
    <Select
      items={[
        { value: "", label: "All time" },
        ...periods.map(([value, days]) => ({ value, label: `Last ${days} days` })),
        { value: "days", label: "Between days" },
      ]}
      label="Began"
      onValueChange={onTime}
      quiet
      value={time}
    />
  );
}
