"use client";
import { Menu as MenuIcon } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { later, useOpened } from "@/components/ui/later";

const Drawer = later(async () => (await import("./drawer")).Drawer);

/** On narrow screens the main menu lies behind this button. */
export function DrawerButton() {
  const [open, setOpen] = useState(false);
  const opened = useOpened(open);
  return (
    <>
      <IconButton
        aria-expanded={open}
        aria-haspopup="dialog"
        className="-ml-3 sm:hidden"
        icon={<MenuIcon aria-hidden size={20} strokeWidth={1.75} />}
        label="Main menu"
        onClick={() => setOpen(true)}
      />
      {opened ? <Drawer onOpenChange={setOpen} open={open} /> : null}
    </>
  );
}
