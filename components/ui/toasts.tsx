"use client";
import { CircleX, Info, X } from "lucide-react";
import { useEffect } from "react";
import { Toaster as Base, toast } from "sonner";
import { Button } from "./button";
import { inReadersZone } from "./clock";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import type { ToastMessage } from "./toast";

/** What came before the place where messages show; undefined once it is there. */
let early: (() => void)[] | undefined = [];

/** Successes go after 6 s; failures stay until they are closed. */
export function showToast(message: ToastMessage, failed: boolean): void {
  if (early) early.push(() => show(message, failed));
  else show(message, failed);
}

/** Bottom right, above the foot line; three at most. Mounted once. */
export function Toasts() {
  useEffect(() => {
    for (const tell of early ?? []) tell();
    early = undefined;
    return () => {
      early = [];
    };
  }, []);
  return (
    <Base
      containerAriaLabel="Messages"
      gap={8}
      mobileOffset={{ bottom: 12, left: 12, right: 12 }}
      offset={{ bottom: 54, right: 28 }}
      position="bottom-right"
      style={{ zIndex: 60, fontFamily: "inherit", "--width": "404px" } as React.CSSProperties}
      visibleToasts={3}
    />
  );
}

function show(message: ToastMessage, failed: boolean): void {
  toast.custom((id) => <Message failed={failed} message={message} onClose={() => toast.dismiss(id)} />, {
    duration: failed ? Number.POSITIVE_INFINITY : 6000,
    unstyled: true,
    className: "w-full sm:w-[404px]",
  });
}

function Message({
  message,
  failed,
  onClose,
}: {
  message: ToastMessage;
  failed: boolean;
  onClose: () => void;
}) {
  const { title, text, action } = message;
  const Icon = failed ? CircleX : Info;
  return (
    <div
      className={cx(
        "flex w-full items-start gap-2.5 rounded-card border bg-surface px-4 dark:bg-surface-2 py-3 shadow-2",
        failed ? "border-failed-line" : "border-line-2",
      )}
      role={failed ? "alert" : "status"}
    >
      <Icon
        aria-hidden
        className={cx("mt-0.5", failed ? "text-failed" : "text-initiated")}
        size={16}
        strokeWidth={1.75}
      />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-section text-text">{title}</p>
        {text ? <p className="text-meta text-text-2">{inReadersZone(text)}</p> : null}
      </div>
      {action ? (
        <Button
          onClick={() => {
            onClose();
            action.run();
          }}
          size="sm"
        >
          {action.label}
        </Button>
      ) : null}
      {failed || !action ? (
        <IconButton
          icon={<X aria-hidden size={14} strokeWidth={2} />}
          label="Close message"
          onClick={onClose}
        />
      ) : null}
    </div>
  );
}
