"use client";
import { useState } from "react";
import { MaintenanceBanner } from "@/components/layout/maintenance-banner";
import { Sheet } from "@/components/layout/sheet";
import { ReadBefore, Unread } from "@/components/layout/unread";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later, useAhead } from "@/components/ui/later";
import { PageLink } from "@/components/ui/page-link";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useDenied } from "@/lib/client/access";
import { useBackups } from "@/lib/client/backup-queries";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { BackupSections } from "./backup-sections";
import { leftOutWords } from "./backup-words";

const loadStartDialog = async () => (await import("./start-dialog")).StartDialog;
const StartDialog = later(loadStartDialog);

const KEYS = [
  { caps: ["[", "]"], label: "Tabs" },
  { caps: ["G", "C"], label: "Clusters" },
];

/** The Backups tab: Velero's locations, schedules, backups and restores, and which nodes they leave out. */
export function BackupsView({ cluster }: { cluster: string }) {
  const { data, error, refetch } = useBackups(cluster);
  const hydrated = useHydrated();
  const stale = isStale(useConnection(cluster));
  /** The dialog is open, on this schedule. */
  const [starting, setStarting] = useState<string>();
  useAhead(true, loadStartDialog);
  const denied = useDenied(cluster);
  const refused = stale ? "Not now: the cluster is not live." : denied("backup.start");
  const leftOut = data?.leftOut ?? [];
  return (
    <Sheet
      above={
        <MaintenanceBanner cluster={cluster}>
          {leftOut.length > 0
            ? `Backups leave out ${leftOutWords(leftOut)}. What is left out can't be restored.`
            : "Backups leave these nodes out, and what is left out can't be restored."}
        </MaintenanceBanner>
      }
      cluster={cluster}
      keys={KEYS}
    >
      {!hydrated || data === undefined ? (
        <Unread
          error={hydrated ? error : null}
          forbidden={{
            title: "The console may not read Velero's objects",
            todo: "Ask an administrator of the cluster for the block Velero of deploy/rbac.yaml. Everything else works without.",
          }}
          loading="Loading backups"
          retry={() => void refetch()}
        />
      ) : data.installed ? (
        <>
          <ReadBefore error={error} />
          <BackupSections backups={data} onStart={setStarting} refused={refused} />
          {starting === undefined ? null : (
            <StartDialog
              backups={data}
              cluster={cluster}
              onClose={() => setStarting(undefined)}
              refused={refused}
              schedule={starting}
            />
          )}
        </>
      ) : (
        <Empty
          action={
            <PageLink className={buttonClass()} href="/help/backups#rights">
              What the console needs of Velero
            </PageLink>
          }
          title="Velero is not installed in this cluster"
        >
          Storage locations, schedules, backups and restores of Velero show here once it is, and backups can
          be started here. Nodes in maintenance are marked for it already: they carry the label
          velero.io/exclude-from-backup for as long as that lasts.
        </Empty>
      )}
    </Sheet>
  );
}
