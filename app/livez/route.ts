import { live } from "@/lib/server/endpoints/operations";

export const dynamic = "force-dynamic";
export const GET = live;
