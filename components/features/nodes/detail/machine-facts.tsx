import { formatDay } from "@/components/ui/clock";
import type { NodeDetail } from "@/lib/contracts/node-detail";

/** What the machine is: system, kernel, runtime, kubelet, addresses. */
export function MachineFacts({ detail }: { detail: NodeDetail }) {
  const { system = {}, addresses, version, instanceType, createdAt } = detail;
  const facts: [string, string | undefined][] = [
    ["System", system.image],
    ["Kernel", system.kernel],
    ["Runtime", system.runtime],
    ["Kubelet", version],
    ["Platform", [system.os, system.architecture].filter(Boolean).join("/")],
    ["Type", instanceType],
    ["Created", formatDay(new Date(createdAt))],
    ...addresses.map(({ type, address }): [string, string] => [ADDRESS[type] ?? type, address]),
  ];
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="text-section">Machine</h2>
      <dl className="mt-2 grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-body">
        {facts.map(([term, value]) =>
          value ? (
            <div className="contents" key={`${term} ${value}`}>
              <dt className="text-text-2">{term}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}

const ADDRESS: Readonly<Record<string, string>> = {
  InternalIP: "Internal IP",
  ExternalIP: "External IP",
  InternalDNS: "Internal DNS",
  ExternalDNS: "External DNS",
};
