"use client";
import { useState } from "react";
import type { BulkOffer } from "./bulk-offers";

/** An action on several nodes that stands in a dialog. Each asking is another one. */
export interface Bulk {
  asked?: { id: number; offer: BulkOffer };
  open: boolean;
  ask: (offer: BulkOffer) => void;
  setOpen: (open: boolean) => void;
}

export function useBulk(): Bulk {
  const [asked, setAsked] = useState<Bulk["asked"]>();
  const [open, setOpen] = useState(false);
  const ask = (offer: BulkOffer) => {
    setAsked((old) => ({ id: (old?.id ?? 0) + 1, offer }));
    setOpen(true);
  };
  return { asked, open, ask, setOpen };
}
