import "./here";
import "@/lib/domain/plan";
import "@/lib/operations/ports";
import "undici";
import "node:fs";
