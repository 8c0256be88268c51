export interface Refusal {
  what: string;
  why: string;
  todo: string;
}

const AGAIN = "Try again, or sign in another way.";

/** The three parts of a sign-in that the identity provider did not end well, by the `error` of the address. */
export function refusalOf(error: string | undefined): Refusal | undefined {
  switch (error) {
    case undefined:
      return undefined;
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
        why: "It refused, its answer was not valid, or the person is disabled here. The console's log has the reason.",
        todo: AGAIN,
      };
    default:
      return {
        what: "Nobody was signed in.",
        why: "The address says so without a reason that is known.",
        todo: AGAIN,
      };
  }
}
