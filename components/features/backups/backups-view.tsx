"use client";
import { useState } from "react";
import { Sheet } from "@/components/layout/sheet";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later, useAhead } from "@/components/ui/later";
import { PageLink } from "@/components/ui/page-link";
import { useRefused } from "@/lib/client/access";
import { useBackups } from "@/lib/client/backup-queries";
import { BackupSections } from "./backup-sections";
import { leftOutWords } from "./backup-words";

const loadStartDialog = async () => (await import("./start-dialog")).StartDialog;
const StartDialog = later(loadStartDialog);

/** The Backups tab: Velero's locations, schedules, backups and restores, and which nodes they leave out. */
export function BackupsView({ cluster }: { cluster: string }) {
  const read = useBackups(cluster);
  /** The dialog is open, on this schedule. */
  const [starting, setStarting] = useState<string>();
  useAhead(true, loadStartDialog);
  const refused = useRefused(cluster, "backup.start");
  const leftOut = read.data?.leftOut ?? [];
  return (
    <Sheet
      banner={
        leftOut.length > 0
          ? `Backups leave out ${leftOutWords(leftOut)}. What is left out can't be restored.`
          : "Backups leave these nodes out, and what is left out can't be restored."
      }
      cluster={cluster}
      forbidden={{
        title: "The console may not read Velero's objects",
        todo: "Ask an administrator of the cluster for the block Velero of deploy/rbac.yaml. Everything else works without.",
      }}
      loading="Loading backups"
      read={read}
    >
      {(backups) =>
        backups.installed ? (
          <>
            <BackupSections backups={backups} onStart={setStarting} refused={refused} />
            {starting === undefined ? null : (
              <StartDialog
                backups={backups}
                cluster={cluster}
                onClose={() => setStarting(undefined)}
                refused={refused}
                schedule={starting}
              />
            )}
          </>
        ) : (
          <NotInstalled />
        )
      }
    </Sheet>
  );
}

function NotInstalled() {
  return (
    <Empty
      action={
        <PageLink className={buttonClass()} href="/help/backups#rights">
          What the console needs of Velero
        </PageLink>
      }
      title="Velero is not installed in this cluster"
    >
      Storage locations, schedules, backups and restores of Velero show here once it is, and backups can be
      started here. Nodes in maintenance are marked for it already: they carry the label
      velero.io/exclude-from-backup for as long as that lasts.
    </Empty>
  );
}
