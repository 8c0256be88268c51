export const SIGN_IN_PATH = "/sign-in";

/**
 * Leaves for the sign-in page and says where to come back to; `ended` when somebody was signed in and is not any more, who
 * is told so. Does nothing where nobody is signed in yet anyway.
 */
export function goToSignIn(ended: boolean): void {
  if ([SIGN_IN_PATH, "/welcome"].includes(location.pathname)) return;
  const from = `${location.pathname}${location.search}`;
  const why = ended ? "error=ended&" : "";
  location.assign(`${SIGN_IN_PATH}?${why}from=${encodeURIComponent(from)}`);
}
