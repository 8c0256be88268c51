const WRENCH =
  "M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z";

/** The set of tools on a 24 grid, in the current colour: a filled wrench crossed by a screwdriver. */
export function ToolsPaths() {
  return (
    <>
      <path d={WRENCH} fill="currentColor" />
      <path d="M2.8 2.8 8.3 8.3" fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth="2.6" />
      <path d="M16.4 16.4l3.9 3.9" fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth="5" />
    </>
  );
}

export interface GlyphProps {
  size?: number;
  className?: string;
}

/** Maintenance. Decorative: the word stands beside it. */
export function ToolsGlyph({ size = 16, className }: GlyphProps) {
  return (
    <svg aria-hidden="true" className={className} height={size} viewBox="0 0 24 24" width={size}>
      <ToolsPaths />
    </svg>
  );
}

/** The mark: a dock in section, open at the top, with a hull in it. One colour. */
export function Mark({ size = 24, className }: GlyphProps) {
  return (
    <svg aria-hidden="true" className={className} height={size} viewBox="0 0 24 24" width={size}>
      <path
        d="M2.6 4v14.2c0 1 .8 1.8 1.8 1.8h15.2c1 0 1.8-.8 1.8-1.8V4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
      />
      <path d="M6.6 6.2h10.8l-1.3 6.6a3 3 0 0 1-2.9 2.4h-2.4a3 3 0 0 1-2.9-2.4z" fill="currentColor" />
    </svg>
  );
}

/** A dry dock: nothing here. */
export function EmptyDock({ size = 28, className }: GlyphProps) {
  return (
    <svg aria-hidden="true" className={className} height={size} viewBox="0 0 28 28" width={size}>
      <path
        d="M2 4v16c0 2.8 1.7 4.5 4.5 4.5h15c2.8 0 4.5-1.7 4.5-4.5V4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  );
}
