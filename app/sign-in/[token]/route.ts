import { redeemLink } from "@/lib/server/endpoints/session";

export async function GET(
  _request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return redeemLink((await context.params).token);
}
