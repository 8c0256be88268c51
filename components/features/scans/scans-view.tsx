"use client";
import { MaintenanceBanner } from "@/components/layout/maintenance-banner";
import { Sheet, SheetSection } from "@/components/layout/sheet";
import { ReadBefore, Unread } from "@/components/layout/unread";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import { PageLink } from "@/components/ui/page-link";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useDenied } from "@/lib/client/access";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { useScans } from "@/lib/client/scan-queries";
import { ScanRun } from "./scan-run";
import { ScheduleSection } from "./schedule-section";

const StartScan = later(async () => (await import("./start-scan")).StartScan);

const KEYS = [
  { caps: ["[", "]"], label: "Tabs" },
  { caps: ["G", "C"], label: "Clusters" },
];

/** The Scan tab: kube-bench and Sonobuoy as Jobs in the cluster, with what they found by node. */
export function ScansView({ cluster }: { cluster: string }) {
  const { data, error, refetch } = useScans(cluster);
  const hydrated = useHydrated();
  const stale = isStale(useConnection(cluster));
  const denied = useDenied(cluster)("scan.start");
  const changing = stale ? "Not now: the cluster is not live." : denied;
  const refused = changing ?? (data?.refusal && `Not now: ${data.refusal}`);
  return (
    <Sheet
      above={
        <MaintenanceBanner cluster={cluster}>
          No scan starts until none is: what it would find is not how the cluster is.
        </MaintenanceBanner>
      }
      cluster={cluster}
      keys={KEYS}
    >
      {!hydrated || data === undefined ? (
        <Unread
          error={hydrated ? error : null}
          forbidden={{
            title: "The console may not read scans",
            todo: "Ask an administrator of the cluster to apply deploy/scans.yaml. Everything else works without.",
          }}
          loading="Loading scans"
          retry={() => void refetch()}
        />
      ) : data.ready ? (
        <>
          <ReadBefore error={error} />
          <SheetSection
            hint="kube-bench reads the files and processes of each Ready node; Sonobuoy runs the conformance tests, for hours."
            title="New scan"
          >
            <StartScan
              cluster={cluster}
              refused={refused}
              running={data.runs.filter(({ state }) => state === "running").map(({ kind }) => kind)}
            />
          </SheetSection>
          <SheetSection hint="Kept for a week, as Jobs in drydock-scans." title="Scans">
            {data.runs.length === 0 ? (
              <p className="text-body text-text-2">
                No scan yet. Start one above. Each shows here with who started it, and what it found on each
                node.
              </p>
            ) : (
              <ul>
                {data.runs.map((run, at) => (
                  <ScanRun cluster={cluster} key={run.run} open={at === 0} refused={changing} run={run} />
                ))}
              </ul>
            )}
          </SheetSection>
          <ScheduleSection cluster={cluster} refused={changing} />
        </>
      ) : (
        <Empty
          action={
            <PageLink className={buttonClass()} href="/help/scan#set-up">
              How to set up scans
            </PageLink>
          }
          title="Scans are not set up in this cluster"
        >
          They run as Jobs in a namespace of their own, drydock-scans, because they read the files of nodes.
          Apply deploy/scans.yaml; then kube-bench and Sonobuoy can be started here, and what they find shows
          by node.
        </Empty>
      )}
    </Sheet>
  );
}
