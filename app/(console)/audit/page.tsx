import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditView } from "@/components/features/audit/audit-view";

export const metadata: Metadata = { title: "Audit log" };

export default function AuditLogPage() {
  return (
    // The view reads the address.
    <Suspense>
      <AuditView />
    </Suspense>
  );
}
