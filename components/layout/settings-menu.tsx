"use client";
import { ChevronDown, Download, Settings2, SquareTerminal } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { cx } from "@/components/ui/cx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useDenied } from "@/lib/client/access";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { DisplaySettings } from "./display-settings";
import { downloadKubeconfig } from "./download-kubeconfig";
import { HelpLink } from "./help-link";
import { kubeconfigHref } from "./kubeconfig-href";

/**
 * The Settings drop-down at the top right, and before it the way to the page that explains this one; with a cluster, also
 * what one does with that cluster's kubeconfig.
 */
export function SettingsMenu({ cluster }: { cluster?: ClusterSummary }) {
  return (
    <>
      <HelpLink />
      <Menu
        trigger={
          <button
            className={cx(
              buttonClass(),
              "max-sm:w-11 max-sm:border-transparent max-sm:px-0 max-sm:shadow-none",
            )}
            type="button"
          >
            <Settings2 aria-hidden className="text-text-2" size={16} strokeWidth={1.75} />
            <span className="max-sm:sr-only">Settings</span>
            <ChevronDown aria-hidden className="text-text-3 max-sm:hidden" size={14} strokeWidth={2} />
          </button>
        }
      >
        <DisplaySettings />
        {cluster ? <KubeconfigItems cluster={cluster} /> : null}
      </Menu>
    </>
  );
}

function KubeconfigItems({ cluster }: { cluster: ClusterSummary }) {
  const { admin, why } = cluster.kubeconfig;
  const mayNot = useDenied(cluster.id)("kubeconfig.admin");
  const download = <Download aria-hidden size={16} strokeWidth={1.75} />;
  const terminal = <SquareTerminal aria-hidden size={16} strokeWidth={1.75} />;
  const command = `kubectl --kubeconfig ~/Downloads/${admin} get nodes`;
  return (
    <>
      <MenuSeparator />
      <MenuItem
        icon={download}
        label="Download admin kubeconfig"
        onSelect={() => void downloadKubeconfig(kubeconfigHref(cluster.id, "admin"), admin ?? "")}
        refused={admin ? mayNot : (mayNot ?? why ?? "")}
        second={admin && mayNot === undefined ? admin : undefined}
      />
      <MenuItem
        icon={terminal}
        label="Copy kubectl command"
        onSelect={() => void copyText(command, "Command")}
        refused={admin && mayNot === undefined ? undefined : "Needs the admin kubeconfig."}
        second="Lists the nodes with the downloaded file."
      />
    </>
  );
}
