import type { LinkBody } from "@/lib/contracts/sign-in";

/** What a link is for, as the title of its page. */
export function titleOf({ kind, name }: LinkBody): string {
  switch (kind) {
    case "first":
      return "The first Administrator";
    case "invite":
      return "Join this console";
    case "reset":
      return name === undefined ? "A new password" : `A new password for ${name}`;
    case "printed":
      return "Welcome";
  }
}

/** What follows from it. */
export function leadOf({ kind }: LinkBody): string {
  switch (kind) {
    case "first":
      return "Nobody is here yet. Whoever opens this link first manages people, clusters and settings.";
    case "invite":
      return "Somebody invited you. Your roles are set; a name and a password are missing.";
    case "reset":
      return "Every browser that you are signed in with is signed out. API tokens stay, and are listed under My account.";
    case "printed":
      return "";
  }
}

/** What the button says. */
export function buttonOf({ kind }: LinkBody): string {
  return kind === "reset" ? "Set the password" : kind === "first" ? "Become the Administrator" : "Join";
}
