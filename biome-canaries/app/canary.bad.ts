import "../providers";
import "@/lib/adapters/kubernetes";
import "@/lib/operations/turn-on";
import "@kubernetes/client-node";
import "undici";
