import { beforeEach, expect, it } from "vitest";
import { limits, startLimits } from "./limits";

/** As in a process that has just begun: another file of this worker may have started them. */
beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("drydock.limits"));
});

it("counts calls alone and refuses tries before there is a database, then with all others", async () => {
  limits().call("api", "mira");
  await expect(limits().attempt("cluster-test", "mira")).rejects.toMatchObject({
    failure: { code: "database-away" },
  });
  const asked: string[] = [];
  startLimits({
    async add(key) {
      asked.push(key);
      return asked.length;
    },
  });
  await limits().attempt("cluster-test", "mira");
  expect(asked).toEqual(["cluster-test mira"]);
});
