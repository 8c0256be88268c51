/** What every line of the table is given. Its handlers stay the same while the table is shown. */
export interface LineProps {
  cluster: string;
  lineKey: string;
  rowIndex: number;
  offsetMs: number;
  /** What is shown is what was last seen. */
  stale: boolean;
  /** The row that Tab reaches and keys act on. */
  current: boolean;
  menuOpen: boolean;
  onMenu: (key: string, open: boolean) => void;
  onCurrent: (key: string) => void;
}
