import { CircleX, Lock } from "lucide-react";
import { Button } from "./button";
import { inReadersZone } from "./clock";

export interface ErrorPanelProps {
  /** What failed. */
  title: string;
  /** Why. */
  why: string;
  /** What to do. */
  todo: string;
  /** Code to quote. */
  reference?: string;
  /** The reader may not see it, rather than it being broken. */
  forbidden?: boolean;
  onRetry?: () => void;
}

/** One panel fails alone; the rest of the page stays. */
export function ErrorPanel({ title, why, todo, reference, forbidden = false, onRetry }: ErrorPanelProps) {
  const Icon = forbidden ? Lock : CircleX;
  return (
    <div className="flex max-w-130 flex-col items-start gap-1 p-5 max-sm:px-4" role="alert">
      <Icon aria-hidden className="mb-2 text-failed" size={22} strokeWidth={1.75} />
      <h2 className="text-section">{title}</h2>
      <p className="text-body text-text-2">
        {inReadersZone(why)} {todo}
        {reference ? <span className="whitespace-nowrap"> Error {reference}</span> : null}
      </p>
      {onRetry ? (
        <Button className="mt-3" onClick={onRetry} size="sm">
          Try again
        </Button>
      ) : null}
    </div>
  );
}
