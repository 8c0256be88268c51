"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { FilterInput } from "@/components/ui/filter-input";

const SEARCH_PATH = "/help/search";
/** After the last letter, so that a word is asked for and not each of its letters. In milliseconds. */
const PAUSE_MS = 200;

/** Searches all pages while somebody types. Empty again, it leaves what was found where it is. */
export function HelpSearch() {
  const router = useRouter();
  const path = usePathname();
  const asked = useSearchParams().get("q") ?? "";
  const shown = path === SEARCH_PATH;
  const [text, setText] = useState(shown ? asked : "");
  useEffect(() => {
    if (text.trim() === "" || (shown && text === asked)) return;
    const query = `${SEARCH_PATH}?q=${encodeURIComponent(text)}`;
    const later = setTimeout(() => (shown ? router.replace(query) : router.push(query)), PAUSE_MS);
    return () => clearTimeout(later);
  }, [text, asked, shown, router]);
  // Whoever went on to a page has found it.
  useEffect(() => {
    if (!shown) setText("");
  }, [shown]);
  return <FilterInput label="Search help" onValueChange={setText} value={text} />;
}
