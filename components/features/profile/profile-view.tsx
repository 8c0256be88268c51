"use client";
import { Sheet, SheetSection } from "@/components/layout/sheet";
import { useProfile } from "@/lib/client/profile-queries";
import type { ProfileBody } from "@/lib/contracts/profile";
import { AddOn } from "./add-on";
import { LayerTable } from "./layer-table";
import { RolloutList } from "./rollout-list";

/** The Profile tab: what runs the cluster, in which versions, and which rollouts nodes in maintenance hold back. */
export function ProfileView({ cluster }: { cluster: string }) {
  const read = useProfile(cluster);
  return (
    <Sheet
      banner="What changes on an add-on may wait for these nodes; an upgrade that makes nodes anew removes them."
      cluster={cluster}
      forbidden={{
        title: "The console may not read what runs the cluster",
        todo: "Ask an administrator of the cluster to apply deploy/rbac.yaml. Everything else works without.",
      }}
      loading="Loading the profile"
      read={read}
    >
      {(profile) => (
        <>
          <SheetSection hint="One line a version: where nodes differ it shows." title="Infrastructure">
            <LayerTable {...profile} />
          </SheetSection>
          <SheetSection title="Add-ons">
            <AddOns addOns={profile.addOns} cluster={cluster} />
          </SheetSection>
          {profile.agents.length > 0 ? (
            <SheetSection
              hint="DaemonSets of no Helm release whose pods are not all of the last revision."
              title="Other rollouts"
            >
              <RolloutList rollouts={profile.agents} />
            </SheetSection>
          ) : null}
        </>
      )}
    </Sheet>
  );
}

function AddOns({ cluster, addOns }: { cluster: string; addOns: ProfileBody["addOns"] }) {
  if (addOns.state === "forbidden") {
    return (
      <div className="flex max-w-160 flex-col gap-2 text-body text-text-2">
        <p>
          Not shown: Helm keeps its releases in Secrets, and the console may not read those. {addOns.why}{" "}
          Whoever may read these Secrets can read all of them, so that is left out of deploy/rbac.yaml. To
          allow it, uncomment the block Helm releases there, or:
        </p>
        <pre
          aria-label="Rights to read Helm releases"
          className="overflow-x-auto rounded-card border bg-surface-2 px-3 py-2 font-object"
          role="region"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
        >
          {
            "kubectl create clusterrole drydock-helm --verb=get,list --resource=secrets\nkubectl create clusterrolebinding drydock-helm --clusterrole=drydock-helm --serviceaccount=drydock:drydock"
          }
        </pre>
      </div>
    );
  }
  if (addOns.items.length === 0) {
    return (
      <p className="text-body text-text-2">
        No Helm release in this cluster. What is installed with Helm shows here, with its version, its history
        and how far its rollout is.
      </p>
    );
  }
  return (
    <ul>
      {addOns.items.map((addOn) => (
        <AddOn addOn={addOn} cluster={cluster} key={`${addOn.namespace}/${addOn.name}`} />
      ))}
    </ul>
  );
}
