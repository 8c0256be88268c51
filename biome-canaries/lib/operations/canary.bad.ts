import "../domain/plan";
import "@/lib/adapters/kubernetes";
import "@/lib/server/settings";
import "undici";
import "next/headers";
import "node:fs";
