import type { Metadata } from "next";
import type { ReactNode } from "react";
import { readFirst } from "@/app/first-reads";
import { ClusterFrame } from "@/components/layout/cluster-frame";
import { clusterPath } from "@/lib/client/paths";

interface Props {
  params: Promise<{ cluster: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).cluster) };
}

export default async function ClusterLayout({ params, children }: Props) {
  const cluster = decodeURIComponent((await params).cluster);
  await readFirst(clusterPath(cluster));
  return <ClusterFrame cluster={cluster}>{children}</ClusterFrame>;
}
