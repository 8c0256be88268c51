import { ChevronDown, ChevronUp } from "lucide-react";

interface FoldButtonProps {
  /** All are shown now. */
  all: boolean;
  /** What opens it: "11 more". */
  label: string;
  onToggle: () => void;
}

/** "11 more" under what that is folded, "Fewer" under one that is not. */
export function FoldButton({ all, label, onToggle }: FoldButtonProps) {
  const Chevron = all ? ChevronUp : ChevronDown;
  return (
    <button
      aria-expanded={all}
      className="mt-0.5 flex h-7 items-center gap-1.5 rounded-chip text-meta font-[580] text-accent hover:text-accent-hover max-sm:h-11"
      onClick={onToggle}
      type="button"
    >
      <Chevron aria-hidden size={14} strokeWidth={2} />
      {all ? "Fewer" : label}
    </button>
  );
}
