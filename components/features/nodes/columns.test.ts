import { describe, expect, it } from "vitest";
import { fitColumns } from "@/components/table/columns";
import { BESIDES_PX } from "@/components/table/grid";
import { columnsOf, columnsText, USUAL } from "./columns";

const fitted = (text: string, width: number, viewport: number) =>
  fitColumns(columnsOf(text), { width, viewport }, BESIDES_PX)
    .map(({ id }) => id)
    .join(" ");

describe("columns", () => {
  it.each([
    [1440, 1221, "name health status roles version pods cpu memory age"],
    [1200, 980, "name health status roles version pods cpu memory age"],
    [1199, 1136, "name health status roles version pods cpu"],
    [960, 896, "name health status roles version pods cpu"],
    [959, 895, "name health status roles pods"],
    [799, 735, "name health status pods"],
    [640, 576, "name health status pods"],
  ])("in a window of %d px the default is as drawn", (viewport, width, shown) => {
    expect(fitted("", width, viewport)).toBe(shown);
  });

  it("keeps what somebody chose longer than what comes by itself", () => {
    expect(fitted([...USUAL, "zone"].join(), 1000, 1440)).toBe(
      "name health status zone version pods cpu memory age",
    );
  });

  it("writes a choice for an address, and nothing for the default", () => {
    expect(columnsText(undefined)).toBe("");
    expect(columnsText([...USUAL])).toBe("");
    expect(columnsText(["age", "zone"])).toBe("name,health,zone,age");
  });

  it("reads one, whatever people make of it", () => {
    expect(columnsOf("age,salary,zone").map(({ id }) => id)).toEqual(["name", "health", "zone", "age"]);
    expect(columnsOf("").map(({ id }) => id)).toEqual(USUAL);
  });
});
