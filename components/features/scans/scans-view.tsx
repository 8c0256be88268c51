"use client";
import { Sheet, SheetSection } from "@/components/layout/sheet";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import { PageLink } from "@/components/ui/page-link";
import { useRefused } from "@/lib/client/access";
import { useScans } from "@/lib/client/scan-queries";
import type { ScansBody } from "@/lib/contracts/scan";
import { ScanRun } from "./scan-run";
import { ScheduleSection } from "./schedule-section";

const StartScan = later(async () => (await import("./start-scan")).StartScan);

/** The Scan tab: kube-bench and Sonobuoy as Jobs in the cluster, with what they found by node. */
export function ScansView({ cluster }: { cluster: string }) {
  const read = useScans(cluster);
  const changing = useRefused(cluster, "scan.start");
  return (
    <Sheet
      banner="No scan starts until none is: what it would find is not how the cluster is."
      cluster={cluster}
      forbidden={{
        title: "The console may not read scans",
        todo: "Ask an administrator of the cluster to apply deploy/scans.yaml. Everything else works without.",
      }}
      loading="Loading scans"
      read={read}
    >
      {(scans) =>
        scans.ready ? (
          <>
            <Runs changing={changing} cluster={cluster} scans={scans} />
            <ScheduleSection cluster={cluster} refused={changing} />
          </>
        ) : (
          <NotSetUp />
        )
      }
    </Sheet>
  );
}

interface RunsProps {
  cluster: string;
  scans: ScansBody;
  /** Why nobody may change scans now. */
  changing: string | undefined;
}

function Runs({ cluster, scans: { runs, refusal }, changing }: RunsProps) {
  return (
    <>
      <SheetSection
        hint="kube-bench reads the files and processes of each Ready node; Sonobuoy runs the conformance tests, for hours."
        title="New scan"
      >
        <StartScan
          cluster={cluster}
          refused={changing ?? (refusal && `Not now: ${refusal}`)}
          running={runs.filter(({ state }) => state === "running").map(({ kind }) => kind)}
        />
      </SheetSection>
      <SheetSection hint="Kept for a week, as Jobs in drydock-scans." title="Scans">
        {runs.length === 0 ? (
          <p className="text-body text-text-2">
            No scan yet. Start one above. Each shows here with who started it, and what it found on each node.
          </p>
        ) : (
          <ul>
            {runs.map((run, at) => (
              <ScanRun cluster={cluster} key={run.run} open={at === 0} refused={changing} run={run} />
            ))}
          </ul>
        )}
      </SheetSection>
    </>
  );
}

function NotSetUp() {
  return (
    <Empty
      action={
        <PageLink className={buttonClass()} href="/help/scan#set-up">
          How to set up scans
        </PageLink>
      }
      title="Scans are not set up in this cluster"
    >
      They run as Jobs in a namespace of their own, drydock-scans, because they read the files of nodes. Apply
      deploy/scans.yaml; then kube-bench and Sonobuoy can be started here, and what they find shows by node.
    </Empty>
  );
}
