import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

export default function NotFound() {
  return (
    <main className="p-8">
      <Empty
        action={
          <Link className={buttonClass("primary")} href="/clusters">
            Go to clusters
          </Link>
        }
        title="There is no page at this address"
      >
        It was moved, or the address has a mistake.
      </Empty>
    </main>
  );
}
