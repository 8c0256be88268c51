import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { splitName } from "./node-words";

interface NodeNameProps {
  name: string;
  href: string;
  stale: boolean;
  tabIndex: number;
}

/** The part that people use in weight, the domain in grey. */
export function NodeName({ name, href, stale, tabIndex }: NodeNameProps) {
  const { host, domain } = splitName(name);
  return (
    <Link
      className={cx("block truncate rounded-chip text-section", stale && "text-text-2")}
      href={href}
      prefetch={false}
      tabIndex={tabIndex}
      title={name}
    >
      {host}
      {domain ? <span className="font-[400] text-text-3">{domain}</span> : null}
    </Link>
  );
}
