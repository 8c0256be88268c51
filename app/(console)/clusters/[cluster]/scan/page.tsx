import { ScansView } from "@/components/features/scans/scans-view";

export default async function ScanPage({ params }: { params: Promise<{ cluster: string }> }) {
  return <ScansView cluster={decodeURIComponent((await params).cluster)} />;
}
