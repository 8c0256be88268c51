import { expect, it } from "vitest";
import { helpHref } from "./links";

it.each([
  ["nodes.md", "/help/nodes"],
  ["nodes.md#keys", "/help/nodes#keys"],
  ["getting-started.md", "/help/getting-started"],
  ["README.md", "/help"],
  ["README.md#screens", "/help#screens"],
  ["#keys", "#keys"],
  ["../deploy/rbac.yaml", "/help/deploy/rbac.yaml"],
  ["pictures/nodes.png", "/help/pictures/nodes.png"],
  ["https://velero.io", "https://velero.io"],
  ["http://example.com/a", "http://example.com/a"],
  ["../README.md", undefined],
  ["../deploy/../.env", undefined],
  ["../../secret.yaml", undefined],
  ["pictures/../x.png", undefined],
  ["pictures/a.svg", undefined],
  ["nodes", undefined],
  ["/clusters", undefined],
  ["javascript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["//elsewhere.example", undefined],
])("%s leads to %s", (target, href) => {
  expect(helpHref(target)).toBe(href);
});
