"use client";
import { Dialog } from "@base-ui/react/dialog";
import { openFind } from "./find-open";
import { MainMenu } from "./main-menu";

interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The main menu of narrow screens. Following one of its links closes it. */
export function Drawer({ open, onOpenChange }: DrawerProps) {
  return (
    <Dialog.Root onOpenChange={onOpenChange} open={open}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Main menu"
          className="drawer fixed inset-y-0 left-0 z-40 w-fit bg-bg shadow-3 outline-none transition-[opacity,translate] duration-200 data-ending-style:-translate-x-2 data-starting-style:-translate-x-2 data-ending-style:opacity-0 data-starting-style:opacity-0"
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest("a")) onOpenChange(false);
          }}
        >
          <MainMenu
            onFind={() => {
              onOpenChange(false);
              openFind();
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
