"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Menu as MenuIcon } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { openFind } from "./find-open";
import { MainMenu } from "./main-menu";

/** On narrow screens the main menu lies behind this button. Following one of its links closes it. */
export function DrawerButton() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root onOpenChange={setOpen} open={open}>
      <Dialog.Trigger
        render={
          <IconButton
            className="-ml-3 sm:hidden"
            icon={<MenuIcon aria-hidden size={20} strokeWidth={1.75} />}
            label="Main menu"
          />
        }
      />
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Main menu"
          className="drawer fixed inset-y-0 left-0 z-40 w-fit bg-bg shadow-3 outline-none transition-[opacity,translate] duration-200 data-ending-style:-translate-x-2 data-starting-style:-translate-x-2 data-ending-style:opacity-0 data-starting-style:opacity-0"
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
          }}
        >
          <MainMenu
            onFind={() => {
              setOpen(false);
              openFind();
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
