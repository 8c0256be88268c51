import { BalanceView } from "@/components/features/balance/balance-view";

export default async function BalancePage({ params }: { params: Promise<{ cluster: string }> }) {
  return <BalanceView cluster={decodeURIComponent((await params).cluster)} />;
}
