import "./here";
import "@/components/features/nodes/nodes-view";
import "@/lib/server/settings";
import "@/lib/contracts/node";
import "next/headers";
