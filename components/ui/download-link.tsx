import { Download } from "lucide-react";

interface DownloadLinkProps {
  href: string;
  /** The kind of file: "CSV". */
  label: string;
  /** The file's name; what the answer says where it is absent. */
  name?: string;
}

/** Takes along what is shown, as a file. */
export function DownloadLink({ href, label, name = "" }: DownloadLinkProps) {
  return (
    <a
      className="inline-flex h-8 items-center gap-1.5 rounded-control border border-line-2 px-2.5 text-section shadow-1 hover:bg-surface-3 max-sm:h-11"
      download={name}
      href={href}
    >
      <Download aria-hidden size={15} strokeWidth={2} /> {label}
    </a>
  );
}
