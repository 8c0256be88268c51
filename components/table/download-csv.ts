"use client";

/** Saves CSV as a file. It begins with the mark by which spreadsheets know UTF-8. */
export function downloadCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; until the address is given back the text stays in memory.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
