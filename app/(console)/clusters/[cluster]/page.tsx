import { OverviewView } from "@/components/features/overview/overview-view";

export default async function OverviewPage({ params }: { params: Promise<{ cluster: string }> }) {
  return <OverviewView cluster={decodeURIComponent((await params).cluster)} />;
}
