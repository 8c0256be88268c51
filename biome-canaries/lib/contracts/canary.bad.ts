import "../domain/plan";
import "@/lib/operations/ports";
import "@/lib/adapters/kubernetes";
import "react";
import "undici";
import "node:fs";
