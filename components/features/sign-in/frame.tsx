import type { ReactNode } from "react";
import { Mark } from "@/components/ui/glyphs";

/** The sheet in the middle of the page that everything before the console stands on. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-110 rounded-dialog border bg-surface p-7 shadow-2 max-sm:p-5">
        <p className="flex items-center gap-2 text-accent">
          <Mark size={24} />
          <span className="font-[620] text-[0.9375rem] text-text tracking-[-.015em]">Drydock</span>
        </p>
        <h1 className="mt-6 text-title">{title}</h1>
        {children}
      </div>
    </main>
  );
}
