import { readPicture } from "./docs";

export interface PictureSize {
  width: number;
  height: number;
}

/** Where the header of a PNG tells them (https://www.w3.org/TR/png/#11IHDR). In bytes. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** In pixels, so that a page leaves room for a picture before it comes. */
export function pictureSize(png: Buffer): PictureSize {
  return { width: png.readUInt32BE(WIDTH_AT), height: png.readUInt32BE(HEIGHT_AT) };
}

/** Of each picture by its address within the documents: "pictures/nodes.png". Those that are missing are left out. */
export async function pictureSizes(sources: readonly string[]): Promise<Map<string, PictureSize>> {
  const sizes = new Map<string, PictureSize>();
  for (const source of sources) {
    const png = await readPicture(source.replace(/^pictures\//, ""));
    if (png) sizes.set(source, pictureSize(png));
  }
  return sizes;
}
