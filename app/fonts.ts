import localFont from "next/font/local";

/**
 * The letters of nearly every word, asked for with the page and not once its styles are read: until they are there, a font of the
 * same width stands in, so that nothing moves. Letters of other alphabets come from globals.css when a page has them.
 */
export const latin = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-latin",
  adjustFontFallback: "Arial",
});
