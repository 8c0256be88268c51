"use client";
import { CircleUser, LogOut } from "lucide-react";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { notify } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api-error";
import { call } from "@/lib/client/fetcher";
import { useSession } from "@/lib/client/queries";
import { SIGN_IN_PATH } from "@/lib/client/sign-in";
import { SignedOut } from "@/lib/contracts/sign-in";

/** Who is signed in, with the way out. */
export function Person() {
  const { data } = useSession();
  if (!data) return <div className="h-13" />;
  return (
    <div className="flex h-13 items-center border-t">
      <Menu
        trigger={
          <button
            className="flex w-full items-center gap-2.5 rounded-control px-2 py-1 text-left transition-colors hover:bg-surface-3 data-popup-open:bg-surface-3 folded:justify-center folded:px-0"
            type="button"
          >
            <span
              aria-hidden="true"
              className="flex size-[26px] shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent text-count"
            >
              {initials(data.name)}
            </span>
            <span className="min-w-0 folded:sr-only">
              <span className="block truncate text-section leading-4">{data.name}</span>
              <span className="block truncate text-meta text-text-3">{data.role}</span>
            </span>
          </button>
        }
      >
        <MenuLink
          href="/account"
          icon={<CircleUser aria-hidden size={16} strokeWidth={1.75} />}
          label="My account"
          second="Browsers, API tokens, password."
        />
        <MenuItem
          icon={<LogOut aria-hidden size={16} strokeWidth={1.75} />}
          label="Sign out"
          onSelect={() => void signOut()}
          second="On this browser. Maintenance that runs goes on."
        />
      </Menu>
    </div>
  );
}

async function signOut(): Promise<void> {
  try {
    const { goTo } = await call({ path: "/session", method: "DELETE", schema: SignedOut });
    location.assign(goTo ?? SIGN_IN_PATH);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notify.failed({
      title: "You are still signed in",
      text: `${error.problem.detail} ${error.problem.todo}`,
    });
  }
}

/** "Mira Okafor" is MO, "admin" is AD. */
function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? words.map((word) => word[0]).join("") : name;
  return letters.slice(0, 2).toUpperCase();
}
