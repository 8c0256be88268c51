import { expect, it } from "vitest";
import { findPlaces, type Place } from "./find-places";

const place = (kind: Place["kind"], name: string, within = ""): Place => ({ kind, name, within, href: name });
const places = [
  place("cluster", "aws-prod-east", "api.example.com:6443"),
  place("cluster", "lab"),
  place("node", "ip-10-0-1-174.ec2.internal", "aws-prod-east"),
  place("node", "ip-10-0-2-174.ec2.internal", "aws-dr-west"),
  place("node", "east-1", "lab"),
];
const found = (query: string) => findPlaces(places, query).map((one) => one.name);

it("offers the clusters before anything is typed", () => {
  expect(found(" ")).toEqual(["aws-prod-east", "lab"]);
});

it("puts names that begin with it first, then parts, then the place around", () => {
  expect(found("east")).toEqual(["east-1", "aws-prod-east", "ip-10-0-1-174.ec2.internal"]);
});

it("needs every word", () => {
  expect(found("174 west")).toEqual(["ip-10-0-2-174.ec2.internal"]);
  expect(found("174 nowhere")).toEqual([]);
});

it("shows a dozen at most", () => {
  const many = Array.from({ length: 40 }, (_, at) => place("node", `worker-${at}`));
  expect(findPlaces(many, "worker")).toHaveLength(12);
});
