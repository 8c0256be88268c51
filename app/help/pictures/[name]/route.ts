import { readPicture } from "@/lib/server/help/docs";
import { fileResponse } from "@/lib/server/help/file-response";

/** A picture of the documents. Like the pages themselves it tells nothing of any cluster. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  return fileResponse(await readPicture((await params).name), "image/png");
}
