import "../ui/button";
import "@/components/features/nodes/nodes-view";
import "@/lib/server/settings";
import "@/lib/adapters/kubernetes";
import "@/lib/operations/ports";
import "@/app/providers";
import "@kubernetes/client-node";
import "node:fs";
