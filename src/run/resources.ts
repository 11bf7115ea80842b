import { openSpillFile, type SpillFile } from './store/spill-file.ts';

/** What a run must release, however it ends: its temporary files. */
export interface RunResources {
  /** `limit`: the bytes of texts that stay in memory. */
  spillFile(limit?: number): SpillFile;
  /** Calls `release` when the run ends. */
  onClose(release: () => void): void;
  close(): void;
}

export function openResources(): RunResources {
  const releases: (() => void)[] = [];
  return {
    spillFile(limit) {
      const file = openSpillFile(limit);
      releases.push(file.close);
      return file;
    },
    onClose: (release) => releases.push(release),
    close() {
      for (const release of releases.splice(0).reverse()) release();
    },
  };
}
