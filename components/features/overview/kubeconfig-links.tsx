"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { downloadKubeconfig } from "@/components/layout/download-kubeconfig";
import { kubeconfigHref } from "@/components/layout/kubeconfig-href";
import { formatSeen } from "@/components/ui/clock";
import { useNow } from "@/components/ui/use-now";
import { useDenied } from "@/lib/client/access";
import type { ClusterSummary } from "@/lib/contracts/cluster";

/** Two files: one's own, whose token ends by itself, and the admin's, for Cluster Admins. */
export function KubeconfigLinks({ cluster }: { cluster: ClusterSummary }) {
  const { user, admin } = cluster.kubeconfig;
  const mayNot = useDenied(cluster.id)("kubeconfig.admin");
  const adminFile = admin ?? `admin.${user}`;
  return (
    <span className="flex flex-col items-start gap-1">
      <FileLink cluster={cluster.id} file={user} kind="user" />
      {mayNot === undefined ? (
        <FileLink cluster={cluster.id} file={adminFile} kind="admin" />
      ) : (
        <span className="text-meta text-text-3">
          {adminFile}: {mayNot}
        </span>
      )}
    </span>
  );
}

function FileLink({ cluster, file, kind }: { cluster: string; file: string; kind: "user" | "admin" }) {
  const now = useNow();
  const [expiresAt, setExpiresAt] = useState<string>();
  const [busy, setBusy] = useState(false);
  const get = async () => {
    setBusy(true);
    setExpiresAt(await downloadKubeconfig(kubeconfigHref(cluster, kind), file));
    setBusy(false);
  };
  return (
    <span>
      <button
        aria-busy={busy}
        className="inline-flex max-w-full items-center gap-2 text-left font-[550] text-accent hover:underline"
        onClick={() => void get()}
        type="button"
      >
        <Download aria-hidden size={14} strokeWidth={2} />
        <span className="[overflow-wrap:anywhere]">{file}</span>
      </button>
      <span className="block text-meta text-text-3" role="status">
        {expiresAt
          ? `Its token ends ${formatSeen(new Date(expiresAt), new Date(now))}.`
          : kind === "user"
            ? "A token of your role, for an hour."
            : ""}
      </span>
    </span>
  );
}
