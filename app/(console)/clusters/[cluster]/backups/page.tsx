import { BackupsView } from "@/components/features/backups/backups-view";

export default async function BackupsPage({ params }: { params: Promise<{ cluster: string }> }) {
  return <BackupsView cluster={decodeURIComponent((await params).cluster)} />;
}
