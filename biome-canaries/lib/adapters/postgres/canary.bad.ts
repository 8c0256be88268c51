import "@/lib/server/console";
import "@/lib/contracts/node";
import "@/lib/adapters/kubernetes";
import "@/lib/operations/ports";
import "@/lib/operations/turn-on";
import "next/headers";
import "../kubernetes/lease";
