/** A browser that keeps cookies and follows redirects of one provider, until that sends it to another address. */
export async function browse(from: string, login: string): Promise<URL> {
  const { origin } = new URL(from);
  const cookies = new Map<string, string>();
  let at = new URL(from);
  // A sign-in takes five steps; one that goes round in circles ends all the same.
  for (let step = 0; step < 10 && at.origin === origin; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location !== null) at = new URL(location, at);
    else if (at.pathname.startsWith("/interaction/")) at.searchParams.set("login", login);
    else throw new Error(`The provider stopped at ${at.pathname}: ${answer.status} ${await answer.text()}`);
  }
  return at;
}
