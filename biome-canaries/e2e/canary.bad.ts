import "@/app/providers";
import "@/components/ui/button";
import "@/lib/domain/plan";
import "@/lib/operations/ports";
import "@/lib/adapters/kubernetes";
import "@/lib/server/settings";
import "@/lib/client/fetcher";
