export const SIGN_IN_PATH = "/sign-in";

/** Leaves for the sign-in page and says where to come back to. Does nothing where nobody is signed in yet anyway. */
export function goToSignIn(): void {
  if ([SIGN_IN_PATH, "/welcome"].includes(location.pathname)) return;
  const from = `${location.pathname}${location.search}`;
  location.assign(`${SIGN_IN_PATH}?from=${encodeURIComponent(from)}`);
}
