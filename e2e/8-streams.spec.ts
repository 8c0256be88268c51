import { expect, test } from "./support/fixtures.ts";
import { openStream } from "./support/stream.ts";

const STREAMS = 50;

test("signing out ends the streams of the session within 5 s, and no other's", async ({
  api,
  console,
  token,
  cluster,
}) => {
  const topics = ["/clusters", `/clusters/${cluster}`];
  const signIn = await api.post("/api/v1/session", { data: { token } });
  const [cookie = ""] = (signIn.headers()["set-cookie"] ?? "").split(";");
  const mine = await openStream(console.url, topics, { cookie });
  const other = await openStream(console.url, topics, { authorization: `Bearer ${token}` });
  let othersEnded = false;
  void other.ended.then(() => {
    othersEnded = true;
  });
  const at = performance.now();
  const signOut = await fetch(`${console.url}/api/v1/session`, { method: "DELETE", headers: { cookie } });
  expect(signOut.status).toBe(200);
  expect((await mine.ended) - at).toBeLessThan(5_000);
  expect(othersEnded).toBe(false);
  const again = await fetch(`${console.url}/api/v1/stream?topic=/clusters`, { headers: { cookie } });
  expect(again.status).toBe(401);
});

test(`stops within 10 s with ${STREAMS} streams open`, async ({ console, token, cluster }) => {
  const topics = ["/clusters", `/clusters/${cluster}`];
  const headers = { authorization: `Bearer ${token}` };
  const open = await Promise.all(
    Array.from({ length: STREAMS }, () => openStream(console.url, topics, headers)),
  );
  const at = performance.now();
  const status = await console.stop();
  const took = performance.now() - at;
  expect(status).toBe(0);
  expect(took).toBeLessThan(10_000);
  const ends = await Promise.all(open.map(({ ended }) => ended));
  test.info().annotations.push({ type: "measured", description: `stopped in ${Math.round(took)} ms` });
  expect(ends).toHaveLength(STREAMS);
  await console.start();
});
