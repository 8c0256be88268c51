import type { Metadata } from "next";
import { Suspense } from "react";
import { readFirst } from "@/app/first-reads";
import { MaintenanceView } from "@/components/features/maintenance/maintenance-view";
import { MAINTENANCES_PATH } from "@/lib/client/paths";

export const metadata: Metadata = { title: "Maintenance" };

export default async function MaintenancePage() {
  await readFirst(MAINTENANCES_PATH);
  return (
    // The view reads the address.
    <Suspense>
      <MaintenanceView />
    </Suspense>
  );
}
