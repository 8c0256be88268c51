import "../layout/shell";
import "@/lib/domain/plan";
import "@/lib/client/fetcher";
import "@/components/layout/shell";
import "@/components/features/nodes/nodes-view";
import "@/app/providers";
import "@kubernetes/client-node";
import "node:fs";
