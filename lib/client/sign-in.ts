export const SIGN_IN_PATH = "/sign-in";

/** Leaves for the sign-in page and says where to come back to. Does nothing when it is that page already. */
export function goToSignIn(): void {
  if (location.pathname === SIGN_IN_PATH) return;
  const from = `${location.pathname}${location.search}`;
  location.assign(`${SIGN_IN_PATH}?from=${encodeURIComponent(from)}`);
}
