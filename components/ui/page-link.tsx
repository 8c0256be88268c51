"use client";
import Link from "next/link";
import { type ComponentProps, useState } from "react";

type PageLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onMouseEnter">;

/**
 * A link to a page of the console. The page is fetched once the pointer or the focus is on the link: a menu and tabs
 * that fetch all their pages at once take from the first screen what they may save on a later one.
 */
export function PageLink(props: PageLinkProps) {
  const [near, setNear] = useState(false);
  const come = () => setNear(true);
  return (
    <Link
      {...props}
      onFocus={(event) => {
        come();
        props.onFocus?.(event);
      }}
      onMouseEnter={come}
      prefetch={near}
    />
  );
}
