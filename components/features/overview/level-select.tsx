"use client";
import { Select } from "@/components/ui/select";
import type { Resource } from "./capacity";

const levels = [
  { value: "cpuMilli" as const, label: "CPU" },
  { value: "memoryBytes" as const, label: "Memory" },
  { value: "podSlots" as const, label: "Pods" },
];

/** Which resource the levels of the map show. */
export function LevelSelect({
  resource,
  onResource,
}: {
  resource: Resource;
  onResource: (resource: Resource) => void;
}) {
  return <Select items={levels} label="Level" onValueChange={onResource} quiet value={resource} />;
}
