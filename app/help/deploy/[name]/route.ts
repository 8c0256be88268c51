import { readManifest } from "@/lib/server/help/docs";
import { fileResponse } from "@/lib/server/help/file-response";

/** A manifest that the documents tell people to apply, as text. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  return fileResponse(await readManifest((await params).name), "text/plain; charset=utf-8");
}
