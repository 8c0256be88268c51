import { expect, it } from "vitest";
import { digitsOf, imageVersion } from "./version";

it.each([
  ["v1.36.3", { major: 1, minor: 36 }],
  ["1.9", { major: 1, minor: 9 }],
  ["v1.33.4-eks-1-33-7", { major: 1, minor: 33 }],
  ["", undefined],
  ["latest", undefined],
])("version %j is %j", (text, digits) => expect(digitsOf(text)).toEqual(digits));

it.each([
  ["quay.io/cilium/cilium:v1.18.2", "v1.18.2"],
  ["quay.io/cilium/cilium:v1.18.2@sha256:abcdef", "v1.18.2"],
  ["registry.example:5000/a/b", "latest"],
  ["registry.example:5000/a/b:1", "1"],
  ["a/b@sha256:0123456789abcdef0123", "sha256:0123456789ab"],
])("the version of image %s is %s", (image, version) => expect(imageVersion(image)).toBe(version));
