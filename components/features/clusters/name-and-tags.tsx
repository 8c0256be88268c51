"use client";
import { TextInput } from "@/components/ui/text-input";

/** Of a cluster's name, in characters. */
export const LONGEST_NAME = 60;

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
      <TextInput
        label="Name"
        maxLength={LONGEST_NAME}
        onChange={(event) => onName(event.target.value)}
        value={name}
      />
      <TextInput
        hint="Separated by commas: cloud, place, purpose."
        label="Tags"
        onChange={(event) => onTags(event.target.value)}
        value={tags}
      />
    </>
  );
}
