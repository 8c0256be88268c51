import { Suspense } from "react";
import { EventsView } from "@/components/features/events/events-view";

export default async function EventsPage({ params }: { params: Promise<{ cluster: string }> }) {
  return (
    // The view reads the address; the boundary lets the frame show before the address is known.
    <Suspense>
      <EventsView cluster={decodeURIComponent((await params).cluster)} />
    </Suspense>
  );
}
