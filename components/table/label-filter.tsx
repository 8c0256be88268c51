"use client";
import { Tag } from "lucide-react";
import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { controlClass } from "@/components/ui/field";
import { parseLabelSelector } from "@/lib/domain/label-selector";

interface LabelFilterProps {
  /** Whose labels: "pods". */
  of: string;
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}

/** A label selector as kubectl takes it. What can't be read is said, and narrows nothing until it can. */
export function LabelFilter({ of, value, onValueChange, className }: LabelFilterProps) {
  const id = useId();
  const parsed = parseLabelSelector(value);
  const problem = "problem" in parsed ? parsed.problem : undefined;
  return (
    <span className={cx("relative block w-44", className)}>
      <Tag
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-text-3"
        size={14}
        strokeWidth={2}
      />
      <input
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-label={`Filter by the labels of ${of}`}
        autoComplete="off"
        className={cx(
          controlClass,
          "h-8 pr-2 pl-8.5 max-sm:h-10",
          value !== "" && !problem && "border-accent",
        )}
        onChange={(event) => onValueChange(event.target.value)}
        placeholder="app=web,tier!=db"
        spellCheck={false}
        title={problem}
        value={value}
      />
      {problem ? (
        <span
          className="absolute top-full left-0 z-30 mt-1 w-72 rounded-control border border-failed-line bg-failed-soft px-2.5 py-1.5 text-meta text-failed-text"
          id={`${id}-problem`}
          role="status"
        >
          {problem}
        </span>
      ) : null}
    </span>
  );
}
