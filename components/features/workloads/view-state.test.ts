import { describe, expect, it } from "vitest";
import { askedOf, filterCount, formatView, NO_FILTER, parseView, podsAskedOf } from "./view-state";

const parse = (query: string) => parseView(new URLSearchParams(query));

describe("the table's address", () => {
  it.each([
    "",
    "q=web",
    "namespace=shop,infra&kind=Deployment&outlook=lost,outage&risk=bare,no-budget&status=CrashLoopBackOff",
    "node=worker-1&pool=general&label=app%3Dweb,tier%21%3Ddb&sort=restarts&dir=desc",
    "open=shop/Deployment/web,shop/Pod/debug",
    "columns=name,status,age",
  ])("is read and written alike: %s", (query) => {
    expect(formatView(parse(query))).toBe(query);
  });

  it("leaves out what it does not know, and defaults", () => {
    expect(formatView(parse("outlook=fine,lost&sort=colour&dir=asc&x=1"))).toBe("outlook=lost");
  });
});

it("asks for rows by filter and order, not by what is open", () => {
  expect(askedOf(parse("q=web&sort=cpu&open=shop/Pod/debug"))).toBe("q=web&sort=cpu");
});

it("asks for the pods of a workload by what single pods can be asked", () => {
  const view = parse(
    "q=web&namespace=shop&kind=Pod&outlook=lost&risk=bare&status=Pending&sort=nodes&dir=desc",
  );
  const asked = "workload=shop/Pod/debug&q=web&status=Pending&sort=node&dir=desc";
  expect(podsAskedOf(view, "shop/Pod/debug")).toBe(asked);
  expect(podsAskedOf(parse("sort=outlook&dir=desc"), "shop/Pod/debug")).toBe("workload=shop/Pod/debug");
});

it("counts the filters beside the text", () => {
  expect(filterCount(NO_FILTER)).toBe(0);
  expect(filterCount(parse("q=web&namespace=a,b&label=app"))).toBe(2);
});
