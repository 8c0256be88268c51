import "./here";
import "@/lib/domain/plan";
import "@/lib/adapters/kubernetes";
import "@/lib/operations/turn-on";
import "@/lib/contracts/node";
import "zod";
import "node:fs";
