"use client";
import { Rows3, Rows4 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";

interface DensityButtonProps {
  density: "comfortable" | "compact";
  onToggle: () => void;
}

/** Makes the rows of a table compact, or comfortable again. */
export function DensityButton({ density, onToggle }: DensityButtonProps) {
  const compact = density === "compact";
  const Icon = compact ? Rows4 : Rows3;
  return (
    <IconButton
      aria-pressed={compact}
      icon={<Icon aria-hidden size={16} strokeWidth={1.75} />}
      label="Compact rows"
      onClick={onToggle}
    />
  );
}
