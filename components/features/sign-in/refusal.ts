export interface Refusal {
  what: string;
  why: string;
  todo: string;
}

const AGAIN = "Try again, or sign in another way.";

/** Why somebody stands before the sign-in, in three parts, by the `error` of the address. */
export function refusalOf(error: string | undefined): Refusal | undefined {
  switch (error) {
    case undefined:
      return undefined;
    case "ended":
      return {
        what: "You are signed out.",
        why: "Your session was ended, or is over: it lasts a day after its last use, and a week at most.",
        todo: "Sign in again to go on where you were.",
      };
    case "provider-away":
      return {
        what: "The identity provider does not answer.",
        why: "Nobody can sign in by it until it does; sessions that stand go on.",
        todo: AGAIN,
      };
    case "provider-handshake":
      return {
        what: "This sign-in was not begun here.",
        why: "It began in another browser, took longer than ten minutes, or was used before.",
        todo: "Begin it again.",
      };
    case "provider-refused":
      return {
        what: "The identity provider's answer does not count.",
        why: "It refused, or its answer was not valid. The console's log has the reason.",
        todo: AGAIN,
      };
    case "person-disabled":
      return {
        what: "You may not sign in any more.",
        why: "The identity provider knows you; an Administrator of this console has disabled your account.",
        todo: "Ask an Administrator.",
      };
    case "too-many":
      return {
        what: "There were too many tries to sign in.",
        why: "Several from this address were not finished well.",
        todo: "Try again in a quarter of an hour.",
      };
    case "not-now":
      return {
        what: "Nobody was signed in.",
        why: "The identity provider's answer was good, and the console could not write it down.",
        todo: "Try again in a moment.",
      };
    default:
      return {
        what: "Nobody was signed in.",
        why: "The address says so without a reason that is known.",
        todo: AGAIN,
      };
  }
}
