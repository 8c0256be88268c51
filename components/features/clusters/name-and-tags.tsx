"use client";
import { TextInput } from "@/components/ui/text-input";

interface NameAndTagsProps {
  name: string;
  /** As they are written, separated by commas. */
  tags: string;
  onName: (name: string) => void;
  onTags: (tags: string) => void;
}

/** How people tell a cluster from others. */
export function NameAndTags({ name, tags, onName, onTags }: NameAndTagsProps) {
  return (
    <>
      <TextInput label="Name" maxLength={60} onChange={(event) => onName(event.target.value)} value={name} />
      <TextInput
        hint="Separated by commas: cloud, place, purpose."
        label="Tags"
        onChange={(event) => onTags(event.target.value)}
        value={tags}
      />
    </>
  );
}
