import "../overview/card";
import "@/components/features/overview/card";
import "@/lib/server/settings";
import "@/lib/adapters/kubernetes";
import "@/lib/operations/ports";
import "@/app/providers";
import "@kubernetes/client-node";
import "node:fs";
