import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ClusterFrame } from "@/components/layout/cluster-frame";

interface Props {
  params: Promise<{ cluster: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).cluster) };
}

export default async function ClusterLayout({ params, children }: Props) {
  return <ClusterFrame cluster={decodeURIComponent((await params).cluster)}>{children}</ClusterFrame>;
}
