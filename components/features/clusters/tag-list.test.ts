import { expect, test } from "vitest";
import { tagsIn, tagText } from "./tag-list";

test.each([
  ["", []],
  [" , ,", []],
  ["edge", ["edge"]],
  ["site: oslo, edge , edge", ["site: oslo", "edge"]],
])("%j", (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});

test("and back", () => {
  expect(tagsIn(tagText(["site: oslo", "edge"]))).toEqual(["site: oslo", "edge"]);
});
